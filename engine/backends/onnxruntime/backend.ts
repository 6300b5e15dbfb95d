/** @file The processor's backend: ONNX Runtime runs a whole training step as one graph. */
import type { InferenceSession, Tensor } from 'onnxruntime-node';
import { concrete, type HostTensor, type TensorData } from '../../core/tensor.ts';
import { opDef } from '../../program/op-def.ts';
import { specialize } from '../../program/specialize.ts';
import { optimize } from '../../program/passes/pipeline.ts';
import type { Program } from '../../program/types.ts';
import type { PatternTable } from '../../onnx/lowering.ts';
import { patterns } from '../../onnx/table.ts';
import { type Form, inversePermutation, permutation, physicalShape, transposeData } from '../../onnx/forms.ts';
import type { Backend, Executable, ExecutionPlan, Feeds, Outputs, ProbeResult, StateInit, Store } from '../interface.ts';
import { onnxruntimeVersion, planExecution } from './plan.ts';
import { buildSessionGraph, chooseForms, type SessionGraph } from './session-graph.ts';
import { probeBlock } from './probe-block.ts';
import { createTable } from './table.ts';

type Runtime = typeof import('onnxruntime-node');

let loading: Promise<Runtime> | null = null;

/** On first use: the native library takes a moment. */
function runtime(): Promise<Runtime> {
  loading ??= import('onnxruntime-node');
  return loading;
}

let tabling: Promise<PatternTable> | null = null;

/** One table for the process: the processor doesn't change. */
function processorTable(): Promise<PatternTable> {
  tabling ??= runtime().then(probeBlock).then(createTable);
  return tabling;
}

export function createOnnxruntimeBackend(): Backend {
  return {
    id: 'onnxruntime',
    queueDepth: 1,
    probe,
    supports: (program) => [...new Set(program.ops.filter((op) => patterns[op.op] === 'none').map((op) => op.op))],
    plan: planExecution,
    open: async ({ states, leading, plan }) => {
      const table = await processorTable();
      const forms = chooseForms(specialize(leading, 1), table);
      return new OnnxruntimeStore(await runtime(), { plan, forms, table }, states);
    },
    dispose: async () => undefined,
  };
}

async function probe(): Promise<ProbeResult> {
  try {
    await runtime();
    return { available: true, device: `CPU, ONNX Runtime ${onnxruntimeVersion}`, reason: null, automatic: true, threads: 1 };
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    return { available: false, device: null, reason, automatic: false, threads: 0 };
  }
}

class OnnxruntimeStore implements Store {
  readonly #ort: Runtime;
  readonly #plan: ExecutionPlan;
  readonly #forms: ReadonlyMap<string, Form>;
  readonly #table: PatternTable;
  /** Physical tensors by state name; a call replaces those that it updates. */
  readonly #states = new Map<string, Tensor>();
  /** Memory for the next values of states that a call has updated. */
  readonly #spares = new Map<string, Tensor>();
  readonly #shapes = new Map<string, readonly number[]>();
  /** Largest batch of each program: smaller ones, an epoch's last, keep no memory of their own. */
  readonly #batches = new Map<Program, number>();

  constructor(
    ort: Runtime,
    by: { readonly plan: ExecutionPlan; readonly forms: ReadonlyMap<string, Form>; readonly table: PatternTable },
    states: readonly StateInit[],
  ) {
    this.#ort = ort;
    this.#plan = by.plan;
    this.#forms = by.forms;
    this.#table = by.table;
    this.#put(states);
  }

  async load(program: Program, options: { readonly N: number; readonly stepsPerCall: number }): Promise<Executable> {
    const graph = buildSessionGraph(optimize(specialize(program, options.N)), options.stepsPerCall, this.#forms, this.#table);
    const largest = Math.max(options.N, this.#batches.get(program) ?? 0);
    this.#batches.set(program, largest);
    const session = await this.#ort.InferenceSession.create(graph.model, sessionOptions(this.#plan, options.N === largest));
    return {
      run: (feeds) => this.#run(session, graph, feeds),
      dispose: async () => {
        await session.release();
      },
    };
  }

  async snapshot(names: readonly string[] = [...this.#states.keys()]): Promise<Record<string, HostTensor>> {
    return Object.fromEntries(names.map((name) => [name, this.#logical(name)]));
  }

  async restore(states: readonly StateInit[]): Promise<void> {
    this.#put(states);
  }

  async dispose(): Promise<void> {
    this.#states.clear();
    this.#spares.clear();
  }

  async #run(session: InferenceSession, graph: SessionGraph, feeds: readonly Feeds[]): Promise<readonly Outputs[]> {
    const fed: Record<string, Tensor> = {};
    for (const { name, feed } of graph.states) fed[feed] = this.#states.get(name) as Tensor;
    feeds.forEach((each, step) => {
      for (const { name, feed } of graph.inputs[step] ?? []) fed[feed] = this.#tensor(each[name] as HostTensor);
      for (const { op, feed, reads } of graph.hosted[step] ?? []) {
        const results = op.results.map((result) => ({ dtype: result.dtype, shape: concrete(result.shape, 1) }));
        const operands = reads.map((name) => each[name] as HostTensor);
        fed[feed] = this.#tensor(opDef(op.op).evaluate(operands, op.attrs as never, results)[0] as HostTensor);
      }
    });
    const results = await session.run(fed, this.#fetches(graph));
    for (const { state, result } of graph.updates) {
      this.#spares.set(state, this.#states.get(state) as Tensor);
      this.#states.set(state, results[result] as Tensor);
    }
    return graph.outputs.map((outputs) =>
      Object.fromEntries(
        outputs.map(({ name, result, value }) => {
          const data = (results[result] as Tensor).data as TensorData;
          return [name, { dtype: value.dtype, shape: concrete(value.shape, 1), data }];
        }),
      ),
    );
  }

  /** New states go where the ones before the last were: no memory is made or copied in a step. */
  #fetches(graph: SessionGraph): Record<string, Tensor | null> {
    const fetches: Record<string, Tensor | null> = {};
    for (const outputs of graph.outputs) for (const { result } of outputs) fetches[result] = null;
    for (const { state, result } of graph.updates) {
      const { dims, size } = this.#states.get(state) as Tensor;
      fetches[result] = this.#spares.get(state) ?? new this.#ort.Tensor('float32', new Float32Array(size), dims);
    }
    return fetches;
  }

  #put(states: readonly StateInit[]): void {
    for (const { name, tensor } of states) {
      const form = this.#forms.get(name);
      this.#shapes.set(name, tensor.shape);
      const data = form
        ? transposeData(tensor.data as Float32Array, tensor.shape, permutation(form))
        : Float32Array.from(tensor.data);
      const shape = form ? concrete(physicalShape(tensor.shape, form), 1) : [...tensor.shape];
      this.#states.set(name, new this.#ort.Tensor('float32', data, shape));
    }
  }

  #logical(name: string): HostTensor {
    const tensor = this.#states.get(name) as Tensor;
    const form = this.#forms.get(name);
    const shape = this.#shapes.get(name) ?? [];
    const physical = tensor.data as Float32Array;
    const data = form
      ? transposeData(physical, concrete(physicalShape(shape, form), 1), inversePermutation(form))
      : Float32Array.from(physical);
    return { dtype: 'f32', shape, data };
  }

  #tensor({ dtype, shape, data }: HostTensor): Tensor {
    if (dtype === 'f32') return new this.#ort.Tensor('float32', data as Float32Array, [...shape]);
    if (dtype === 'i32') return new this.#ort.Tensor('int32', data as Int32Array, [...shape]);
    return new this.#ort.Tensor(dtype === 'bool' ? 'bool' : 'uint8', data as Uint8Array, [...shape]);
  }
}

/**
 * Memory patterns off: a third less memory at the same speed. The arena keeps the memory of a call for the next one: only where
 * calls are many.
 */
function sessionOptions(plan: ExecutionPlan, arena: boolean): InferenceSession.SessionOptions {
  return {
    executionProviders: ['cpu'],
    intraOpNumThreads: plan.threads,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    graphOptimizationLevel: 'all',
    enableMemPattern: false,
    enableCpuMemArena: arena,
    logSeverityLevel: 3,
    extra: { session: { intra_op: { allow_spinning: plan.spinning ? '1' : '0' } } },
  };
}
