/** @file From an error to the sentence that the user reads and the exit code that scripts read. */
import { LoomError } from '../../engine/core/errors.ts';
import { formatMessage } from '../../engine/core/messages/format.ts';
import { exitCodes } from './command.ts';

export interface Failure {
  readonly text: string;
  readonly exitCode: number;
}

/** What the system says when a path is wrong: the user's to mend, not ours. */
const systemFaults: Readonly<Record<string, string>> = {
  EACCES: 'cli.denied',
  EPERM: 'cli.denied',
  EROFS: 'cli.denied',
  EISDIR: 'cli.not-a-file',
  ENOENT: 'cli.no-such-file',
  ENOTDIR: 'cli.no-such-folder',
  ENOSPC: 'cli.disk',
  EIO: 'cli.disk',
  EMFILE: 'cli.disk',
  ENAMETOOLONG: 'cli.disk',
  EBUSY: 'cli.disk',
  EADDRINUSE: 'cli.port',
};

/** `subject` is the file that the command was given: messages begin with it. */
export function describeFailure(error: unknown, subject: string | null): Failure {
  if (error instanceof LoomError) {
    const text = formatMessage(error.code, error.values, 'en');
    return { text: beginWith(subject, text, error), exitCode: exitCodes[error.fault] };
  }
  const code = codeOf(error);
  const message = code === null ? undefined : systemFaults[code];
  if (code !== null && message) {
    const path = pathOf(error) ?? subject ?? '?';
    const values = { file: path, folder: path, expected: 'a file that can be read', reason: code, port: portOf(error) };
    return { text: formatMessage(message, values, 'en'), exitCode: exitCodes.input };
  }
  const reason = error instanceof Error ? error.message : String(error);
  return { text: beginWith(subject, formatMessage('internal', { message: reason }, 'en')), exitCode: exitCodes.internal };
}

/** A message that names its own file first keeps it: trouble with the data stands under the data's name. */
function beginWith(subject: string | null, text: string, error?: LoomError): string {
  const file = error?.values['file'] ?? error?.values['source'];
  const begins = (name: unknown) => typeof name === 'string' && name !== '' && text.startsWith(name);
  return subject === null || begins(file) || begins(subject) ? text : `${subject}: ${text}`;
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

function portOf(error: unknown): string {
  return error instanceof Error && 'port' in error ? String(error.port) : '?';
}

function pathOf(error: unknown): string | null {
  return error instanceof Error && 'path' in error && typeof error.path === 'string' ? error.path : null;
}
