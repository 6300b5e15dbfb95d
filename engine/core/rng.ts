/** @file Random numbers: a counter hash for programs, seeded sequences for initial weights, shuffles of an epoch. */

/** What a stream of numbers depends on; the index within it is the counter. */
export interface Key {
  readonly seed: number;
  readonly step: number;
  readonly stream: number;
}

/** The finalizer of MurmurHash3 (Austin Appleby, public domain): every input bit reaches every output bit. */
function mix(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** Folds the key into one word; each part passes the mixer with an odd offset of its own. */
export function hashKey(key: Key): number {
  const seeded = mix(key.seed + 0x9e3779b9);
  const stepped = mix((seeded ^ key.step) + 0x7f4a7c15);
  return mix((stepped ^ key.stream) + 0x94d049bb);
}

/** 32 random bits for counter `index`. */
export function hashBits(base: number, index: number): number {
  return mix(mix(base ^ index) + Math.imul(index, 0x9e3779b1)) >>> 0;
}

/** In [0, 1): 24 bits, exact in float32. */
export function toUniform(bits: number): number {
  return (bits >>> 8) / 16_777_216;
}

export function fillUniform(into: Float32Array, key: Key): void {
  const base = hashKey(key);
  for (let i = 0; i < into.length; i += 1) into[i] = toUniform(hashBits(base, i));
}

/** 1 with `probability`, else 0. */
export function fillBernoulli(into: Float32Array, key: Key, probability: number): void {
  const base = hashKey(key);
  const limit = Math.fround(probability);
  for (let i = 0; i < into.length; i += 1) into[i] = toUniform(hashBits(base, i)) < limit ? 1 : 0;
}

/** Mean 0, deviation 1, by the Box-Muller transform of two counters. */
export function fillNormal(into: Float32Array, key: Key): void {
  const base = hashKey(key);
  for (let i = 0; i < into.length; i += 1) into[i] = normalOf(hashBits(base, 2 * i), hashBits(base, 2 * i + 1));
}

function normalOf(first: number, second: number): number {
  const radius = Math.sqrt(-2 * Math.log((first + 1) / 4_294_967_296));
  return radius * Math.cos((2 * Math.PI * second) / 4_294_967_296);
}

/** A seeded sequence, one number after another. */
export interface RandomSource {
  /** In [0, 1), 53 bits. */
  uniform(): number;
  /** Mean 0, deviation 1. */
  normal(): number;
}

/** Sequences of different names are independent of each other. */
export function createRandom(seed: number, name: string): RandomSource {
  const base = hashKey({ seed, step: hashText(name), stream: 0x5eed });
  let counter = 0;
  const bits = (): number => hashBits(base, counter++);
  const uniform = (): number => ((bits() >>> 5) * 67_108_864 + (bits() >>> 6)) / 9_007_199_254_740_992;
  return { uniform, normal: () => normalOf(bits(), bits()) };
}

/** FNV-1a over the text's code units. */
function hashText(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h | 0;
}

/** The order of epoch `epoch` (from 0): a pure function, by Fisher and Yates' shuffle. */
export function shuffled(length: number, seed: number, epoch: number): Int32Array<ArrayBuffer> {
  const order = Int32Array.from({ length }, (_, index) => index);
  const base = hashKey({ seed, step: epoch, stream: 0x0bde });
  for (let last = length - 1; last > 0; last -= 1) {
    const at = Math.floor((hashBits(base, last) / 4_294_967_296) * (last + 1));
    const held = order[last] as number;
    order[last] = order[at] as number;
    order[at] = held;
  }
  return order;
}
