/** @file From the text of a `.loom` file to a document: version, schema, repair. */
import { LoomError } from '../../core/errors.ts';
import type { Issue } from '../ir.ts';
import { repair } from './repair.ts';
import { currentVersion, documentSchema } from './schema.ts';
import type { LoomDocument } from './types.ts';

export interface LoadedDocument {
  readonly document: LoomDocument;
  /** What a repair changed: each is an error in `check` and `train`. */
  readonly repairs: readonly Issue[];
}

/**
 * Reads a document. Throws LoomError `model.not-json`, `model.newer-version` or `model.document-invalid`
 * (values: path, expected, received) and never guesses at a wrong value.
 */
export function loadDocument(text: string): LoadedDocument {
  return parseDocument(parseJson(text));
}

/** As `loadDocument`, of JSON that is parsed already. */
export function parseDocument(json: unknown): LoadedDocument {
  refuseOtherVersions(json);
  const result = documentSchema.safeParse(json, { reportInput: true });
  if (!result.success) {
    const issue = result.error.issues[0];
    throw new LoomError('model.document-invalid', {
      path: (issue?.path ?? []).map(String).join('.') || '(top level)',
      expected: expectedOf(issue),
      received: describe(issue && 'input' in issue ? issue.input : undefined),
    });
  }
  return repair(result.data as LoomDocument);
}

/** The text that is saved: stable key order, two spaces, a final newline. */
export function printDocument(document: LoomDocument): string {
  const { version, name, graphs, training, data } = document;
  return `${JSON.stringify({ version, name, graphs, training, data }, null, 2)}\n`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new LoomError('model.not-json', { reason: error instanceof Error ? error.message : String(error) });
  }
}

function refuseOtherVersions(json: unknown): void {
  const version = typeof json === 'object' && json !== null && 'version' in json ? json.version : undefined;
  if (typeof version === 'number' && version > currentVersion) {
    throw new LoomError('model.newer-version', { received: version, expected: currentVersion });
  }
}

function expectedOf(issue: { code?: string; message: string; expected?: unknown } | undefined): string {
  if (!issue) return 'a Layerloom document';
  if (typeof issue.expected === 'string') return issue.expected;
  return issue.message;
}

function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
