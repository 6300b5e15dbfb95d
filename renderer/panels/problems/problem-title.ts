/** @file The title of a problem: `Add “sum” gets two sizes`. */
import type { Language } from '../../../engine/core/language.ts';
import { definitionOf } from '../../../engine/model/analyze/wiring.ts';
import type { LoomDocument } from '../../../engine/model/document/types.ts';
import type { Issue } from '../../../engine/model/ir.ts';
import { issueHead } from '../../../engine/model/issue-text.ts';
import { translate } from '../../locales/index.ts';

export function titleOf(issue: Issue, document: LoomDocument, language: Language): string {
  const node = document.graphs.main.nodes.find((each) => each.id === issue.node);
  const place = node
    ? translate(language, 'problems.at', { type: definitionOf(node)?.text.title[language] ?? node.type, name: node.name })
    : translate(language, 'problems.document');
  const head = issueHead(issue, document, language);
  if (head === null) return place;
  return language === 'en' ? `${place} ${head}` : `${place}${head}`;
}
