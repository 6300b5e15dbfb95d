/** @file Which array of a file is the input and which the target, by name, shape and element type. */
import { type ArrayFacts, isLabels } from './describe.ts';

export interface ArrayGuess {
  readonly input: string | null;
  readonly target: string | null;
  readonly testInput: string | null;
  readonly testTarget: string | null;
}

const inputName = /^(x|xs|images?|imgs?|pictures?|pixels?|data|features?|inputs?|samples?|arr_0)$/;
const targetName = /^(y|ys|labels?|targets?|class(es)?|digits?|answers?|arr_1)$/;

interface Candidate {
  readonly facts: ArrayFacts;
  readonly part: 'train' | 'test' | null;
  /** The name without `train` or `test`. */
  readonly base: string;
}

/** Null where nothing suits. Arrays named for validation are left alone. */
export function guessArrays(arrays: readonly ArrayFacts[]): ArrayGuess {
  const all = arrays.map(candidate).filter((each) => each !== null);
  const train = pair(all.filter((each) => each.part === 'train')) ?? pair(all.filter((each) => each.part === null)) ?? nothing;
  const test = pair(all.filter((each) => each.part === 'test')) ?? nothing;
  const complete = test.input !== null && (test.target !== null || train.target === null);
  return {
    input: train.input,
    target: train.target,
    testInput: complete ? test.input : null,
    testTarget: complete ? test.target : null,
  };
}

interface Pair {
  readonly input: string | null;
  readonly target: string | null;
}
const nothing: Pair = { input: null, target: null };

function candidate(facts: ArrayFacts): Candidate | null {
  if (facts.shape.length === 0) return null;
  const words = facts.name
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[\s_.-]+/);
  if (words.some((word) => /^val(id|idation)?$/.test(word))) return null;
  const part = words.some((word) => /^test(ing)?$/.test(word))
    ? 'test'
    : words.some((word) => /^train(ing)?$/.test(word))
      ? 'train'
      : null;
  return { facts, part, base: words.filter((word) => !/^(train|test)(ing)?$/.test(word)).join('_') };
}

/** The input by its name, else the array with the largest examples; the target by its name, else labels, else what is left. */
function pair(candidates: readonly Candidate[]): Pair | null {
  if (candidates.length === 0) return null;
  const size = ({ facts }: Candidate): number => facts.shape.slice(1).reduce((product, length) => product * length, 1);
  const notTargets = candidates.filter(({ base }) => !targetName.test(base));
  const input =
    candidates.find(({ base }) => inputName.test(base)) ?? [...notTargets].sort((a, b) => size(b) - size(a))[0] ?? null;
  const rest = candidates.filter((each) => each !== input);
  const alike = rest.filter(({ facts }) => facts.shape[0] === input?.facts.shape[0]);
  const target = rest.find(({ base }) => targetName.test(base)) ?? alike.find(({ facts }) => isLabels(facts)) ?? alike[0] ?? null;
  return { input: input?.facts.name ?? null, target: target?.facts.name ?? null };
}
