/** @file Gives a model that came without data a built-in set that fits its input and output. */
import type { TensorType } from '../catalog/define.ts';
import { metrics } from '../catalog/metrics/index.ts';
import type { MetricDefinition } from '../catalog/define.ts';
import { fitsInput } from '../data/fit.ts';
import { type Sample, samples } from '../data/samples.ts';
import type { Column } from '../data/types.ts';
import { analyze } from './analyze.ts';
import type { DocumentNode, LoomDocument } from './document/types.ts';
import type { IROutput } from './ir.ts';
import { findMetric } from './registry.ts';
import { lossFor } from './target-loss.ts';

export interface SampleFit {
  readonly sample: Sample;
  readonly input: { readonly node: string; readonly column: Column };
  readonly output: { readonly node: string; readonly column: Column };
}

/** The first built-in set whose pictures and classes are those of the model; null where none is. */
export function fittingSample(document: LoomDocument): SampleFit | null {
  const { ir } = analyze(document);
  const [input, output] = [ir.inputs[0], ir.outputs[0]];
  if (!input || !output || ir.inputs.length > 1 || ir.outputs.length > 1) return null;
  for (const sample of samples) {
    const pictures = sample.columns.find((column) => column.classes === undefined && fitsInput(column.shape, input.type.shape));
    const labels = sample.columns.find((column) => column.classes !== undefined && sameClasses(column, output.type));
    if (!pictures || !labels || input.type.dtype !== pictures.dtype) continue;
    return { sample, input: { node: input.node, column: pictures }, output: { node: output.node, column: labels } };
  }
  return null;
}

function sameClasses(column: Column, { shape }: TensorType): boolean {
  return shape.length === 1 && shape[0] === column.classes;
}

/**
 * The drawing with that data; `most` is the largest value that the model takes: 1 or 255. Targets come as labels, so a
 * loss for one-hot targets becomes its like for labels; the share of right answers is measured in any case.
 */
export function bindSample(document: LoomDocument, fit: SampleFit, most: number): LoomDocument {
  const { sample, input, output } = fit;
  const factor = most / (input.column.range?.[1] ?? most);
  const columns = { [input.node]: input.column.name, [output.node]: output.column.name };
  const scale = factor === 1 ? {} : { scale: { [input.column.name]: factor } };
  const end = analyze(document).ir.outputs.find((each) => each.node === output.node);
  const nodes = document.graphs.main.nodes.map((node) => (end && node.id === output.node ? withLabels(node, end) : node));
  return {
    ...document,
    graphs: { ...document.graphs, main: { ...document.graphs.main, nodes } },
    data: { source: sample.id, columns, ...scale },
  };
}

function withLabels(node: DocumentNode, { type, loss, metrics: given }: IROutput): DocumentNode {
  const measured = given.filter((metric) => findMetric(metric.type)?.check?.(type, 'label') == null);
  const right = allMetrics().find((metric) => metric.direction === 'max' && metric.check?.(type, 'label') == null);
  const missing = right && !measured.some((metric) => metric.type === right.id) ? [{ type: right.id, params: {} }] : [];
  return { ...node, params: { ...node.params, loss: lossFor(loss, 'label', type), metrics: [...measured, ...missing] } };
}

function allMetrics(): readonly MetricDefinition[] {
  return Object.values(metrics as Readonly<Record<string, unknown>>) as MetricDefinition[];
}
