/** @file What went wrong, in the reader's language: the shell sends code and values. */
import { ORPCError } from '@orpc/client';
import type { Language } from '../../engine/core/language.ts';
import { formatMessage } from '../../engine/core/messages/format.ts';
import { LoomError, type MessageValues } from '../../engine/core/errors.ts';

/** Code of an error that the services gave; null for any other. */
export function codeOf(error: unknown): string | null {
  if (error instanceof LoomError) return error.code;
  const data = error instanceof ORPCError ? (error.data as { code?: unknown } | undefined) : undefined;
  return typeof data?.code === 'string' ? data.code : null;
}

export function messageOf(error: unknown, language: Language): string {
  if (error instanceof LoomError) return formatMessage(error.code, error.values, language);
  if (error instanceof ORPCError) {
    const data = error.data as { code?: string; values?: MessageValues } | undefined;
    if (data?.code) return formatMessage(data.code, data.values ?? {}, language);
  }
  return error instanceof Error ? error.message : String(error);
}
