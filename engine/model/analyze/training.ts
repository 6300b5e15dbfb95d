/** @file The training settings: an optimizer that is known, parameters that it takes, a monitor that exists. */
import { clippingParams } from '../../catalog/clipping.ts';
import type { Fix, IssueSpec } from '../../catalog/define.ts';
import { optimizers } from '../../catalog/optimizers/index.ts';
import { validateParams } from '../../catalog/validate.ts';
import type { EarlyStopping, LoomDocument, TrainingSettings } from '../document/types.ts';
import type { Issue, ModelIR } from '../ir.ts';
import { findOptimizer } from '../registry.ts';

export function checkTraining(document: LoomDocument, ir: ModelIR): Issue[] {
  const { optimizer, early_stopping: stopping, validation_split: split } = document.training;
  const issues = checkNumbers(document.training);
  const definition = findOptimizer(optimizer.type);
  if (!definition) {
    const [usual] = Object.keys(optimizers);
    const other = usual === undefined ? [] : [set({ optimizer: { type: usual, params: {} } })];
    return [...issues, issue({ code: 'model.unknown-optimizer', values: { type: optimizer.type }, fixes: other })];
  }
  const withParams = (params: Readonly<Record<string, unknown>>): Fix => set({ optimizer: { ...optimizer, params } });
  for (const spec of validateParams({ ...definition.params, ...clippingParams }, optimizer.params).issues) {
    issues.push(issue({ ...spec, fixes: (spec.fixes ?? []).map((fix) => withParams(mended(optimizer.params, fix))) }));
  }
  const clips = Object.keys(clippingParams).filter((name) => (optimizer.params[name] ?? null) !== null);
  if (clips.length > 1) {
    const first = Object.fromEntries(Object.entries(optimizer.params).filter(([name]) => !clips.slice(1).includes(name)));
    issues.push(issue({ code: 'model.two-clippings', values: { received: clips.join(', ') }, fixes: [withParams(first)] }));
  }
  if (stopping && ir.outputs.length > 0) issues.push(...checkMonitor(stopping, split, monitorNames(ir)));
  return issues;
}

/** What a document may hold and no run can use; the schema takes any number, so that the drawing can be opened and mended. */
function checkNumbers(training: TrainingSettings): Issue[] {
  const { early_stopping: stopping } = training;
  const wrong = (param: string, expected: string, value: number, fixed: Readonly<Record<string, unknown>>): Issue =>
    issue({ code: 'model.setting', values: { param: `training.${param}`, expected, received: value }, fixes: [set(fixed)] });
  const count = (name: 'epochs' | 'batch_size', usual: number): Issue[] =>
    isWhole(training[name], 1) ? [] : [wrong(name, '1, 2, 3, …', training[name], { [name]: usual })];
  const { validation_split: split, seed } = training;
  return [
    ...count('epochs', 10),
    ...count('batch_size', 32),
    ...(split >= 0 && split < 1 ? [] : [wrong('validation_split', '0 ≤ x < 1', split, { validation_split: 0.1 })]),
    ...(isWhole(seed, 0) && seed <= 0x7fffffff ? [] : [wrong('seed', `0, 1, … ${0x7fffffff}`, seed, { seed: 7 })]),
    ...(stopping && !isWhole(stopping.patience, 0)
      ? [wrong('early_stopping.patience', '0, 1, 2, …', stopping.patience, { early_stopping: { ...stopping, patience: 3 } })]
      : []),
    ...(stopping && stopping.min_delta < 0
      ? [wrong('early_stopping.min_delta', '≥ 0', stopping.min_delta, { early_stopping: { ...stopping, min_delta: 0 } })]
      : []),
  ];
}

function isWhole(value: number, least: number): boolean {
  return Number.isSafeInteger(value) && value >= least;
}

function set(values: Readonly<Record<string, unknown>>): Fix {
  return { kind: 'set-training', values };
}

/** The optimizer's parameters after a fix of one of them. */
function mended(params: Readonly<Record<string, unknown>>, fix: Fix): Readonly<Record<string, unknown>> {
  if (fix.kind === 'set-param') return { ...params, [fix.param]: fix.value };
  if (fix.kind === 'unset-param') return Object.fromEntries(Object.entries(params).filter(([name]) => name !== fix.param));
  return params;
}

function checkMonitor(stopping: EarlyStopping, split: number, known: readonly string[]): Issue[] {
  const { monitor } = stopping;
  const watch = (name: string): Fix => set({ early_stopping: { ...stopping, monitor: name } });
  if (monitor.startsWith('val_') && split === 0) {
    const fixes = [set({ validation_split: 0.1 }), watch('loss')];
    return [issue({ code: 'model.monitor-no-validation', values: { monitor }, fixes })];
  }
  if (known.includes(monitor.replace(/^val_/, ''))) return [];
  const values = { monitor, known: known.join(', ') };
  return [issue({ code: 'model.unknown-monitor', values, fixes: [watch(split > 0 ? 'val_loss' : 'loss')] })];
}

/** Names as Keras' `history` has them: with several outputs each metric carries the output's name. */
export function monitorNames(ir: ModelIR): string[] {
  const several = ir.outputs.length > 1;
  const own = ir.outputs.flatMap((output) => {
    const prefix = several ? `${output.name}_` : '';
    return [...(several ? [`${output.name}_loss`] : []), ...output.metrics.map((metric) => `${prefix}${metric.type}`)];
  });
  return ['loss', ...own];
}

function issue(spec: IssueSpec): Issue {
  return { ...spec, severity: 'error', node: null, fixes: spec.fixes ?? [] };
}
