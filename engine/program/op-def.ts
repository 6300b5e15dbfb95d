/** @file Looks up an operation's definition where its name is only known at run time. */
import { invariant } from '../core/errors.ts';
import { ops } from './ops/index.ts';
import type { OpDef } from './types.ts';

/** A definition whose attributes are only known at run time. */
export type AnyOpDef = OpDef;

export type OpLookup = (name: string) => AnyOpDef;

export const opDef: OpLookup = (name) => {
  invariant(Object.hasOwn(ops, name), `there is no operation ${name}`);
  return (ops as unknown as Record<string, AnyOpDef>)[name] as AnyOpDef;
};
