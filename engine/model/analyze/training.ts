/** @file The training settings: an optimizer that is known, parameters that it takes, a monitor that exists. */
import { clippingParams } from '../../catalog/clipping.ts';
import type { IssueSpec } from '../../catalog/define.ts';
import { validateParams } from '../../catalog/validate.ts';
import type { LoomDocument } from '../document/types.ts';
import type { Issue, ModelIR } from '../ir.ts';
import { findOptimizer } from '../registry.ts';

export function checkTraining(document: LoomDocument, ir: ModelIR): Issue[] {
  const { optimizer, early_stopping: stopping, validation_split: split } = document.training;
  const definition = findOptimizer(optimizer.type);
  if (!definition) return [issue({ code: 'model.unknown-optimizer', values: { type: optimizer.type } })];
  const issues = validateParams({ ...definition.params, ...clippingParams }, optimizer.params).issues.map(issue);
  const clips = Object.keys(clippingParams).filter((name) => (optimizer.params[name] ?? null) !== null);
  if (clips.length > 1) issues.push(issue({ code: 'model.two-clippings', values: { received: clips.join(', ') } }));
  if (stopping && ir.outputs.length > 0) issues.push(...checkMonitor(stopping.monitor, split, monitorNames(ir)));
  return issues;
}

function checkMonitor(monitor: string, split: number, known: readonly string[]): Issue[] {
  if (monitor.startsWith('val_') && split === 0) return [issue({ code: 'model.monitor-no-validation', values: { monitor } })];
  const name = monitor.replace(/^val_/, '');
  return known.includes(name) ? [] : [issue({ code: 'model.unknown-monitor', values: { monitor, known: known.join(', ') } })];
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
