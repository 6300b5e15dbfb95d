/** @file The passes that every program goes through, with the verifier between them. */
import type { Program } from '../types.ts';
import { verify } from '../verifier.ts';
import { shareSubexpressions } from './common-subexpressions.ts';
import { dropDeadCode } from './dead-code.ts';
import { foldConstants } from './fold-constants.ts';
import { simplify } from './simplify.ts';

export type Pass = (program: Program) => Program;

const passes: readonly Pass[] = [foldConstants, simplify, shareSubexpressions, dropDeadCode];

/** Equal meaning, bit for bit. */
export function optimize(program: Program): Program {
  verify(program);
  return passes.reduce((current, pass) => {
    const next = pass(current);
    verify(next);
    return next;
  }, program);
}
