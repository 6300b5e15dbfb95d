/** @file Evaluates and predicts with a trained model. */
import type { Store } from '../../backends/interface.ts';
import { LoomError } from '../../core/errors.ts';
import type { HostTensor } from '../../core/tensor.ts';
import { sizeOf } from '../../core/tensor.ts';
import { createEvaluator } from '../../training/evaluate.ts';
import { predict } from '../../training/predict.ts';
import type { BackendChoice } from '../../training/protocol.ts';
import type { Metrics } from '../../training/types.ts';
import type { Program } from '../../program/types.ts';
import type { Backends } from '../backends.ts';
import { systemClock } from '../clock.ts';
import { type ModelSource, openModel } from '../model-source.ts';
import { type PreparedModel, prepareEvaluation, prepareModel } from '../prepare.ts';

type Arrays = Readonly<Record<string, HostTensor>>;

/** Batch size and names are those of Keras' `evaluate(return_dict=True)`. */
export async function evaluateModel(
  request: {
    readonly model: string;
    readonly data: string | null;
    readonly split: 'test' | 'train';
    readonly backend: BackendChoice;
  },
  backends: Backends,
): Promise<Metrics> {
  const { document, states, data: own } = await openModel(request.model);
  const data = request.data ?? own ?? document.data.source;
  if (data === '') throw new LoomError('data.none-named', { path: request.model });
  return evaluateDocument({ ...request, document, states, data }, backends);
}

/** The same of a drawing and weights that are at hand. */
export async function evaluateDocument(
  request: Pick<ModelSource, 'document' | 'states'> & {
    readonly data: string;
    readonly split: 'test' | 'train';
    readonly backend: BackendChoice;
  },
  backends: Backends,
): Promise<Metrics> {
  const model = prepareModel(request.document);
  const part = prepareEvaluation(request.document, model, request.data, request.split);
  return withStore(model.compiled.validate, model, request.states, request.backend, backends, async (store) => {
    const evaluator = createEvaluator({ compiled: model.compiled, clock: systemClock }, store, part);
    const fold = await evaluator?.run();
    await evaluator?.dispose();
    return fold?.result() ?? {};
  });
}

export async function predictModel(
  request: {
    readonly model: string;
    readonly weights: 'best' | 'last';
    readonly inputs: Arrays;
    readonly backend: BackendChoice;
  },
  backends: Backends,
): Promise<Arrays> {
  const source = await openModel(request.model, request.weights === 'last' ? 'auto' : request.weights);
  return predictWith(source, request.inputs, request.backend, backends);
}

export async function predictWith(
  source: Pick<ModelSource, 'document' | 'states'>,
  inputs: Arrays,
  backend: BackendChoice,
  backends: Backends,
): Promise<Arrays> {
  return predictPrepared(prepareModel(source.document), source.states, inputs, backend, backends);
}

function predictPrepared(
  model: PreparedModel,
  states: Arrays,
  inputs: Arrays,
  backend: BackendChoice,
  backends: Backends,
): Promise<Arrays> {
  const fitted = fitInputs(model, inputs);
  return withStore(model.compiled.predict, model, states, backend, backends, (store) =>
    predict(store, model.compiled.predict, fitted),
  );
}

/** By name; a single array feeds a single input. Shapes may lack a last axis of length 1. Throws LoomError `data.predict-*`. */
function fitInputs({ ir }: PreparedModel, inputs: Arrays): Arrays {
  const names = Object.keys(inputs);
  return Object.fromEntries(
    ir.inputs.map((input) => {
      const given = inputs[input.name] ?? (ir.inputs.length === 1 && names.length === 1 ? inputs[names[0] as string] : undefined);
      if (!given) throw new LoomError('data.predict-missing', { name: input.name, known: names.join(', ') });
      const n = given.shape[0] ?? 0;
      const wanted = input.type.shape;
      const received = given.shape.slice(1);
      const trim = (shape: readonly number[]): string => (shape.at(-1) === 1 ? shape.slice(0, -1) : shape).join();
      if (given.shape.length === 0 || trim(received) !== trim(wanted)) {
        throw new LoomError('data.predict-shape', {
          name: input.name,
          expected: `N × ${wanted.join(' × ')}`,
          received: given.shape.join(' × ') || '()',
        });
      }
      const data = input.type.dtype === 'f32' ? Float32Array.from(given.data) : Int32Array.from(given.data);
      if (data.length !== n * sizeOf(wanted)) throw new LoomError('internal', { message: 'array and shape differ' }, 'internal');
      return [input.name, { dtype: input.type.dtype, shape: [n, ...wanted], data }];
    }),
  );
}

/** Opens a store with the model's weights, and closes it whatever happens. */
export async function withStore<T>(
  program: Program,
  model: PreparedModel,
  states: Arrays,
  choice: BackendChoice,
  backends: Backends,
  use: (store: Store) => Promise<T>,
): Promise<T> {
  const store = await openStore(program, model, states, choice, backends);
  try {
    return await use(store);
  } finally {
    await store.dispose();
  }
}

/** A store with the model's weights; the optimizer's slots are left out. */
export async function openStore(
  program: Program,
  { compiled }: PreparedModel,
  states: Arrays,
  choice: BackendChoice,
  backends: Backends,
): Promise<Store> {
  const { backend } = await backends.choose(choice, program);
  const inits = compiled.states
    .filter((spec) => spec.role !== 'slot')
    .map((spec) => {
      const tensor = states[spec.name];
      if (!tensor) throw new LoomError('runs.no-weight', { name: spec.name });
      return { name: spec.name, tensor };
    });
  const plan = backend.plan(program, { N: 32, cores: backends.cores });
  return backend.open({ states: inits, leading: program, plan });
}
