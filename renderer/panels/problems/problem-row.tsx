/** @file One problem: what is wrong, the nodes and shapes, why, and the repair. */
import { Fragment, type JSX, useEffect, useRef } from 'react';
import { validateParams } from '../../../engine/catalog/validate.ts';
import type { Fix } from '../../../engine/catalog/define.ts';
import { fixText } from '../../../engine/model/fix-text.ts';
import { definitionOf } from '../../../engine/model/analyze/wiring.ts';
import type { DocumentNode } from '../../../engine/model/document/types.ts';
import type { Issue } from '../../../engine/model/ir.ts';
import { issueText } from '../../../engine/model/issue-text.ts';
import { useEditor, useReport } from '../../app/use-editor.ts';
import { applyFix } from '../../document/commands/apply-fix.ts';
import { select } from '../../document/commands/select.ts';
import { editor } from '../../document/editor.ts';
import { useText } from '../../locales/index.ts';
import { useLanguage } from '../../locales/language.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { formatDims } from '../../ui/shape.tsx';
import { NodeChip } from './node-chip.tsx';
import { titleOf } from './problem-title.ts';
import { turned, useTurnTo } from './turn-to.ts';
import { useOffers } from './use-offers.ts';

export interface ProblemProps {
  readonly issue: Issue;
  /** Whether the way from Train leads here. */
  readonly first: boolean;
}

export function Problem({ issue, first }: ProblemProps): JSX.Element {
  const language = useLanguage();
  const document = useEditor((state) => state.document);
  const node = document.graphs.main.nodes.find((each) => each.id === issue.node);
  const title = useRef<HTMLButtonElement>(null);
  const asked = useTurnTo();
  useEffect(() => {
    if (!first || !asked) return;
    turned();
    title.current?.focus();
  }, [first, asked]);
  return (
    <article className="problem-row" data-severity={issue.severity}>
      <Icon name="alert" size={18} />
      <div>
        <button
          type="button"
          ref={title}
          className="problem-title"
          onClick={() => node && editor.execute(select, { nodes: [node.id], edges: [] })}
        >
          {titleOf(issue, document, language)}
        </button>
        <Parties issue={issue} />
        <p>{issueText(issue, document, language)}</p>
        <Arithmetic fix={issue.fixes[0]} />
      </div>
      <Fixes issue={issue} first={first} />
    </article>
  );
}

/** The nodes that the problem is between, with their shapes. */
function Parties({ issue }: { readonly issue: Issue }): JSX.Element | null {
  const related = issue.related ?? [];
  if (related.length === 0) return null;
  const shapes = related.map(({ shape }) => shape && String(shape));
  return (
    <div className="problem-nodes">
      {related.map(({ node: id, shape }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: one node may stand twice, for two ports.
        <Fragment key={index}>
          {index > 0 && shapes[index] !== undefined && shapes[index] !== shapes[index - 1] && <Icon name="equal-not" size={16} />}
          <NodeChip id={id} shape={shape} />
        </Fragment>
      ))}
    </div>
  );
}

/** Of the nodes that the repair would change: how their shape comes about now. */
function Arithmetic({ fix }: { readonly fix: Fix | undefined }): JSX.Element | null {
  const report = useReport();
  const nodes = useEditor((state) => state.document.graphs.main.nodes);
  const lines = (fix?.kind === 'several' ? fix.fixes : [fix]).flatMap((part) => {
    if (part?.kind !== 'set-param' || typeof part.node === 'string' || !('id' in part.node)) return [];
    const { id } = part.node;
    const node = nodes.find((each) => each.id === id);
    // Only of a size that the repair keeps: other sums don't say why.
    const kept = node && definitionOf(node)?.keepsSize?.param === part.param;
    const formula = kept && formulaOf(node, report.nodes.get(node.id), nodes);
    return formula ? [{ id, name: node.name, formula }] : [];
  });
  if (lines.length === 0) return null;
  return (
    <p className="problem-sums">
      {lines.map(({ id, name, formula }) => (
        <span key={id}>
          {name} <code>{formula}</code>
        </span>
      ))}
    </p>
  );
}

type Report = ReturnType<ReturnType<typeof useReport>['nodes']['get']>;

function formulaOf(node: DocumentNode, report: Report, nodes: readonly DocumentNode[]): string | undefined {
  const definition = definitionOf(node);
  const inputs = (report?.inputs ?? []).filter((input) => input !== null);
  if (!definition || !report?.outputs || inputs.length === 0) return undefined;
  const owner = nodes.find((each) => each.id === node.shares) ?? node;
  const { values } = validateParams(definition.params, owner.params ?? {});
  return definition.arithmetic?.(inputs, values as never, report.outputs)[0]?.formula;
}

/** The first repair is the one to take; each says what it leads to where that shows. */
function Fixes({ issue, first }: ProblemProps): JSX.Element {
  const t = useText();
  const language = useLanguage();
  const document = useEditor((state) => state.document);
  const offers = useOffers(issue, first);
  return (
    <div className="problem-fixes">
      {offers.map(({ fix, outcome }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: fixes keep their order.
        <Fragment key={index}>
          <Button
            icon="wand"
            variant={index === 0 ? 'strong' : 'plain'}
            onClick={() => editor.execute(applyFix, { fix, node: issue.node })}
          >
            {fixText(fix, issue, document, language)}
          </Button>
          {outcome && (
            <small>
              {t('problems.becomes', {
                names: new Intl.ListFormat(language).format(outcome.names),
                count: outcome.names.length,
                shape: formatDims(outcome.shape),
              })}
            </small>
          )}
        </Fragment>
      ))}
    </div>
  );
}
