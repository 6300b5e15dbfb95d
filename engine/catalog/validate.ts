/** @file Checks parameter values against their specifications and completes them; mistakes are issues, never throws. */
import type { MessageValues } from '../core/errors.ts';
import type { IssueSpec } from './define.ts';
import type { Param, Params, ParamValues, Ref, RefTarget } from './params.ts';

type Values = Readonly<Record<string, unknown>>;

/** A value in its stored form, or what was wrong with it. */
type Checked = { readonly value: unknown } | { readonly code: string; readonly values: MessageValues; readonly at?: string };

/** Every parameter's default. */
export function defaults<P extends Params>(params: P): ParamValues<P> {
  return Object.fromEntries(Object.entries(params).map(([name, param]) => [name, param.default])) as ParamValues<P>;
}

/**
 * Completes `values` with defaults. Each mistake is an issue `param.*` whose values name the parameter, what was expected
 * and what was received; its fix sets the default, and `values` holds the default too.
 */
export function validateParams<P extends Params>(
  params: P,
  values: Values,
): { readonly values: ParamValues<P>; readonly issues: readonly IssueSpec[] } {
  const issues: IssueSpec[] = [];
  const complete: Record<string, unknown> = {};
  for (const [name, param] of Object.entries(params)) {
    const given = Object.hasOwn(values, name) ? values[name] : undefined;
    const checked = check(param, given === undefined ? param.default : given);
    if ('value' in checked) {
      complete[name] = checked.value;
      continue;
    }
    complete[name] = param.default;
    issues.push({
      code: checked.code,
      values: { ...checked.values, param: checked.at ? `${name}.${checked.at}` : name, default: show(param.default) },
      fixes: [{ kind: 'set-param', node: 'self', param: name, value: param.default }],
    });
  }
  const known = Object.keys(params).join(', ') || '–';
  for (const name of Object.keys(values)) {
    if (!Object.hasOwn(params, name)) {
      issues.push({
        code: 'param.unknown',
        values: { param: name, expected: known, received: show(values[name]) },
        fixes: [{ kind: 'unset-param', param: name }],
      });
    }
  }
  return { values: complete as ParamValues<P>, issues };
}

function check(param: Param, value: unknown): Checked {
  switch (param.kind) {
    case 'int':
      return checkNumber('param.integer', Number.isSafeInteger, param, value);
    case 'float':
      return checkNumber('param.number', Number.isFinite, param, value);
    case 'optional-float':
      return value === null ? { value } : checkNumber('param.optional-number', Number.isFinite, param, value);
    case 'bool':
      return typeof value === 'boolean' ? { value } : wrong('param.boolean', 'true, false', value);
    case 'choice':
      return (param.options as readonly unknown[]).includes(value)
        ? { value }
        : wrong('param.choice', param.options.join(', '), value);
    case 'tuple':
      return checkTuple(param, value);
    case 'optional-tuple':
      return value === null ? { value } : checkTuple(param, value);
    case 'shape':
      return checkShape(param.wildcard ?? false, value);
    case 'ref':
      return value === null && param.optional ? { value } : checkRef(param.options(), value);
    case 'ref-list':
      return checkRefs(param.options(), value);
    default:
      return param satisfies never;
  }
}

interface Bounds {
  readonly min?: number;
  readonly max?: number;
  readonly open?: boolean;
}

function checkNumber(code: string, fits: (value: unknown) => boolean, bounds: Bounds, value: unknown): Checked {
  const low = bounds.min ?? Number.NEGATIVE_INFINITY;
  const high = bounds.max ?? Number.POSITIVE_INFINITY;
  const inside = (x: number): boolean => (bounds.open ? x > low && x < high : x >= low && x <= high);
  return fits(value) && inside(value as number) ? { value } : wrong(code, interval(bounds), value);
}

/** `[1, ∞)`, `(0, 1)`: the same in every language. */
function interval({ min, max, open = false }: Bounds): string {
  const left = min === undefined ? '(-∞' : `${open ? '(' : '['}${min}`;
  const right = max === undefined ? '∞)' : `${max}${open ? ')' : ']'}`;
  return `${left}, ${right}`;
}

function checkTuple(param: { readonly length: number; readonly min?: number }, value: unknown): Checked {
  const list: unknown = typeof value === 'number' ? new Array<number>(param.length).fill(value) : value;
  const low = param.min ?? 1;
  const good =
    Array.isArray(list) && list.length === param.length && list.every((item) => Number.isSafeInteger(item) && item >= low);
  return good ? { value: list } : wrong('param.tuple', `${param.length} × ${interval({ min: low })}`, value);
}

function checkShape(wildcard: boolean, value: unknown): Checked {
  const good =
    Array.isArray(value) &&
    value.every((item) => Number.isSafeInteger(item) && (item >= 1 || (wildcard && item === -1))) &&
    value.filter((item) => item === -1).length <= 1;
  return good ? { value } : wrong('param.shape', wildcard ? '[…], -1' : '[…]', value);
}

function checkRef(options: Readonly<Record<string, RefTarget>>, value: unknown): Checked {
  const known = Object.keys(options).join(', ');
  if (typeof value !== 'object' || value === null || !('type' in value)) return wrong('param.ref', known, value);
  const { type, params = {} } = value as Partial<Ref>;
  const target = typeof type === 'string' && Object.hasOwn(options, type) ? options[type] : undefined;
  if (!target) return wrong('param.ref', known, type);
  if (typeof params !== 'object' || params === null) return { ...wrong('param.ref', '{ type, params }', params), at: 'params' };
  const inner = validateParams(target.params, params);
  const issue = inner.issues[0];
  if (!issue) return { value: { type, params: inner.values } };
  return { code: issue.code, values: issue.values, at: String(issue.values['param']) };
}

function checkRefs(options: Readonly<Record<string, RefTarget>>, value: unknown): Checked {
  if (!Array.isArray(value)) return wrong('param.ref-list', '[{ type, params }]', value);
  const items = value.map((item) => checkRef(options, item));
  const bad = items.findIndex((item) => !('value' in item));
  if (bad >= 0) {
    const item = items[bad] as Exclude<Checked, { value: unknown }>;
    return { ...item, at: item.at ? `${bad}.${item.at}` : String(bad) };
  }
  return { value: items.map((item) => (item as { value: unknown }).value) };
}

function wrong(code: string, expected: string, received: unknown): Exclude<Checked, { value: unknown }> {
  return { code, values: { expected, received: show(received) } };
}

function show(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  const text = JSON.stringify(value) ?? 'undefined';
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
