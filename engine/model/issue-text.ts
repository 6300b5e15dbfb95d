/** @file The sentences of an issue and of its fixes, in the reader's language. */
import { fillTemplate, formatMessage } from '../core/messages/format.ts';
import { messages } from '../core/messages/index.ts';
import type { Language, Text } from '../core/language.ts';
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

/** The problem in a few words, to stand after the node's name: "gets two sizes". Null where nobody has put it shorter. */
export function issueHead(issue: Issue, document: LoomDocument, language: Language): string | null {
  const node = nodeOf(document, issue.node);
  const own = node && findLayer(typeOf(node, document))?.text.heads?.[issue.code];
  if (own) return own[language];
  const code = `head.${issue.code.replace('.', '-')}`;
  return code in messages.en ? formatMessage(code, issue.values, language) : null;
}

/** The short reason for a node's foot; empty where there is none. */
export function issueBrief(issue: Issue, language: Language): string {
  const code = `brief.${issue.code.replace('.', '-')}`;
  return issue.brief ?? (code in messages.en ? formatMessage(code, issue.values, language) : '');
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

function typeOf(node: DocumentNode, document: LoomDocument): string {
  return (node.shares !== undefined ? nodeOf(document, node.shares)?.type : undefined) ?? node.type;
}

function nodeOf(document: LoomDocument, id: string | null): DocumentNode | undefined {
  return id === null ? undefined : document.graphs.main.nodes.find((node) => node.id === id);
}
