/** @file The reference backend: state over several steps, snapshots, and memory that is nobody else's. */
import { describe, expect, it } from 'vitest';
import { type HostTensor, N } from '../../core/tensor.ts';
import { Builder } from '../../program/builder.ts';
import type { Program } from '../../program/types.ts';
import { createReferenceBackend } from './backend.ts';

/** w <- w + sum(x); y = x reshaped; last <- first row of x. */
function program(): Program {
  const b = new Builder('count');
  const x = b.input('x', { dtype: 'f32', shape: [N, 2] });
  const w = b.state('w', []);
  b.update('w', b.add(w, b.sum(x)));
  b.output('w', w);
  b.output('y', b.reshape(x, [{ N: 2 }]));
  return b.finish();
}

const f = (shape: readonly number[], ...values: number[]): HostTensor => ({
  dtype: 'f32',
  shape,
  data: Float32Array.from(values),
});

async function opened() {
  const backend = createReferenceBackend();
  const leading = program();
  const plan = backend.plan(leading, { N: 2, cores: 4 });
  const start = f([], 10);
  const store = await backend.open({ states: [{ name: 'w', tensor: start }], leading, plan });
  return { backend, leading, store, start };
}

describe('the reference backend', () => {
  it('is there, but never chosen by itself', async () => {
    const probe = await createReferenceBackend().probe();
    expect({ available: probe.available, automatic: probe.automatic }).toEqual({ available: true, automatic: false });
  });

  it('lets each step of a call see the state that the one before left', async () => {
    const { leading, store } = await opened();
    const executable = await store.load(leading, { N: 1, stepsPerCall: 2 });
    const steps = await executable.run([{ x: f([1, 2], 1, 2) }, { x: f([1, 2], 3, 4) }]);
    expect(steps.map(({ w }) => w?.data[0])).toEqual([10, 13]);
    expect(await store.snapshot()).toEqual({ w: f([], 20) });
  });

  it('shares the state among programs of several batch lengths', async () => {
    const { leading, store } = await opened();
    const [whole, tail] = [
      await store.load(leading, { N: 2, stepsPerCall: 1 }),
      await store.load(leading, { N: 1, stepsPerCall: 1 }),
    ];
    await whole.run([{ x: f([2, 2], 1, 1, 1, 1) }]);
    await tail.run([{ x: f([1, 2], 1, 1) }]);
    expect((await store.snapshot(['w']))['w']?.data[0]).toBe(16);
    await store.restore([{ name: 'w', tensor: f([], 1) }]);
    expect((await tail.run([{ x: f([1, 2], 0, 0) }]))[0]?.['w']?.data[0]).toBe(1);
  });

  it('keeps no memory of the caller and gives none away', async () => {
    const { leading, store, start } = await opened();
    const executable = await store.load(leading, { N: 1, stepsPerCall: 1 });
    const fed = f([1, 2], 1, 2);
    const [outputs] = await executable.run([{ x: fed }]);
    fed.data.fill(99);
    start.data.fill(99);
    expect(outputs?.['y']).toEqual(f([2], 1, 2));
    const snapshot = await store.snapshot();
    snapshot['w']?.data.fill(99);
    outputs?.['w']?.data.fill(99);
    expect(await store.snapshot()).toEqual({ w: f([], 13) });
  });

  it('says what was not fed', async () => {
    const { leading, store } = await opened();
    const executable = await store.load(leading, { N: 1, stepsPerCall: 1 });
    await expect(executable.run([{}])).rejects.toThrow('nothing is fed to x');
  });
});
