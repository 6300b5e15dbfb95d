/** @file The table that `summary` prints: layers in order, their output shapes, parameters and cost. */
import type { ModelIR, ModelReport } from './ir.ts';

export interface SummaryRow {
  readonly name: string;
  readonly type: string;
  /** Of one example. */
  readonly output: readonly number[];
  readonly parameters: number;
  readonly multiplyAdds: number;
  /** Names of the nodes that feed it. */
  readonly inputs: readonly string[];
}

export interface Summary {
  readonly rows: readonly SummaryRow[];
  readonly parameters: number;
  readonly trainable: number;
  readonly nonTrainable: number;
  /** Of one example's forward pass. */
  readonly multiplyAdds: number;
}

/** Weights of a shared layer count once, at its first call. */
export function summarize(report: ModelReport): Summary {
  const { ir } = report;
  const seen = new Set<number>();
  const inputs = ir.inputs.map(
    (input): SummaryRow => ({
      name: input.name,
      type: 'Input',
      output: input.type.shape,
      parameters: 0,
      multiplyAdds: 0,
      inputs: [],
    }),
  );
  const calls = ir.calls.map((call): SummaryRow => {
    const layer = ir.layers[call.layer];
    const first = !seen.has(call.layer);
    seen.add(call.layer);
    return {
      name: call.path,
      type: layer?.type ?? '',
      output: call.outputs[0]?.shape ?? [],
      parameters: first ? countOf(layer?.weights ?? []) : 0,
      multiplyAdds: report.nodes.get(call.node)?.multiplyAdds ?? 0,
      inputs: call.inputs.map((ref) => (ref.kind === 'input' ? ir.inputs[ref.index]?.name : ir.calls[ref.index]?.path) ?? ''),
    };
  });
  const rows = [...inputs, ...calls];
  const trainable = trainableCount(ir);
  const parameters = ir.layers.reduce((sum, layer) => sum + countOf(layer.weights), 0);
  return {
    rows,
    parameters,
    trainable,
    nonTrainable: parameters - trainable,
    multiplyAdds: rows.reduce((sum, row) => sum + row.multiplyAdds, 0),
  };
}

function trainableCount(ir: ModelIR): number {
  return ir.layers
    .filter((layer) => layer.trainable)
    .reduce((sum, layer) => sum + countOf(layer.weights.filter((weight) => weight.trainable)), 0);
}

function countOf(weights: readonly { readonly shape: readonly number[] }[]): number {
  return weights.reduce((sum, weight) => sum + weight.shape.reduce((product, length) => product * length, 1), 0);
}
