/** @file The sentences of an issue and of its fixes, in the reader's language. */
import { fillTemplate, formatMessage } from '../core/messages/format.ts';
import type { Language, Text } from '../core/language.ts';
import type { Fix } from '../catalog/define.ts';
import type { Ref } from '../catalog/params.ts';
import type { DocumentNode, LoomDocument } from './document/types.ts';
import type { Issue } from './ir.ts';
import { findLayer, findLoss, findMetric } from './registry.ts';

/** What is wrong, without the node's name: a definition's own sentence where it has one, else the shared one. */
export function issueText(issue: Issue, document: LoomDocument, language: Language): string {
  const node = nodeOf(document, issue.node);
  const own = node && ownSentences(node, document).find((texts) => texts?.[issue.code])?.[issue.code];
  return own ? fillTemplate(own[language], issue.values) : formatMessage(issue.code, issue.values, language);
}

/** Of the node's layer, and of the loss and metrics that it names. */
function ownSentences(node: DocumentNode, document: LoomDocument): (Readonly<Record<string, Text>> | undefined)[] {
  const { loss, metrics } = (node.params ?? {}) as { readonly loss?: Partial<Ref>; readonly metrics?: readonly Partial<Ref>[] };
  return [
    findLayer(typeOf(node, document))?.text.issues,
    findLoss(loss?.type ?? '')?.text.issues,
    ...(Array.isArray(metrics) ? metrics : []).map((metric) => findMetric(metric?.type ?? '')?.text.issues),
  ];
}

/** `Dense 'fc1' (n3)`; null where the issue is the document's as a whole. */
export function issuePlace(issue: Issue, document: LoomDocument): string | null {
  const node = nodeOf(document, issue.node);
  return node ? placeOf(node) : null;
}

export function placeOf(node: DocumentNode): string {
  return `${node.type} '${node.name}' (${node.id})`;
}

/** What a fix does, as the words of a button. */
export function fixText(fix: Fix, issue: Issue, document: LoomDocument, language: Language): string {
  switch (fix.kind) {
    case 'insert-before':
    case 'add-node':
      return formatMessage(`fix.${fix.kind}`, { type: titleOf(fix.type, language) }, language);
    case 'set-param': {
      const value = JSON.stringify(fix.value);
      if (fix.node === 'self') return formatMessage('fix.set-param', { param: fix.param, value }, language);
      return formatMessage('fix.set-param-of', { param: fix.param, value, name: upstreamName(issue, document) }, language);
    }
    case 'set-loss':
      return formatMessage('fix.set-loss', { type: fix.loss.type }, language);
    case 'remove-edge':
      return formatMessage('fix.remove-edge', { edge: fix.edge }, language);
    default:
      return fix satisfies never;
  }
}

function upstreamName(issue: Issue, document: LoomDocument): string {
  return nodeOf(document, issue.related?.[0]?.node ?? null)?.name ?? '';
}

function titleOf(type: string, language: Language): string {
  return findLayer(type)?.text.title[language] ?? type;
}

function typeOf(node: DocumentNode, document: LoomDocument): string {
  return (node.shares !== undefined ? nodeOf(document, node.shares)?.type : undefined) ?? node.type;
}

function nodeOf(document: LoomDocument, id: string | null): DocumentNode | undefined {
  return id === null ? undefined : document.graphs.main.nodes.find((node) => node.id === id);
}
