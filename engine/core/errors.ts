/** @file Errors and issues as data: a code and values; the sentence is made at the edge, in the reader's language. */

/** Values that a message template may name, as `{name}`. */
export type MessageValues = Readonly<Record<string, string | number>>;

/** Whose fault it is decides the exit code of the command line: input 1, usage 2, internal 70. */
export type Fault = 'input' | 'usage' | 'internal';

/** An error that a user may see. `code` is a key of the message tables in `engine/core/messages`. */
export class LoomError extends Error {
  readonly code: string;
  readonly values: MessageValues;
  readonly fault: Fault;

  constructor(code: string, values: MessageValues = {}, fault: Fault = 'input', options?: { cause: unknown }) {
    super(`${code} ${JSON.stringify(values)}`, options);
    this.name = 'LoomError';
    this.code = code;
    this.values = values;
    this.fault = fault;
  }
}

/** Throws when our own promise is broken: never the user's fault. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new LoomError('internal', { message }, 'internal');
}
