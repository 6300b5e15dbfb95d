/** @file Problems: what is wrong, where, why, and a button that repairs it; nodes that only wait are one quiet line. */
import './problems.css';
import { Fragment, type JSX } from 'react';
import type { Issue } from '../../../engine/model/ir.ts';
import { fixText, issueText } from '../../../engine/model/issue-text.ts';
import { useEditor, useReport } from '../../app/use-editor.ts';
import { applyFix } from '../../document/commands/apply-fix.ts';
import { select } from '../../document/commands/select.ts';
import { editor } from '../../document/editor.ts';
import { useText } from '../../locales/index.ts';
import { useLanguage } from '../../locales/language.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Empty } from '../../ui/panel.tsx';
import { formatDims } from '../../ui/shape.tsx';
import { NodeChip } from './node-chip.tsx';
import { outcomeOf } from './preview.ts';
import { Waiting } from './waiting.tsx';

const order: Readonly<Record<Issue['severity'], number>> = { error: 0, warning: 1, info: 2 };

export function Problems(): JSX.Element {
  const t = useText();
  const { issues } = useReport();
  if (issues.length === 0) return <Empty>{t('problems.none')}</Empty>;
  const sorted = [...issues].sort((a, b) => order[a.severity] - order[b.severity]);
  return (
    <div>
      {sorted.map((issue, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: issues have no identity of their own; the list is made anew with each change.
        <Problem key={index} issue={issue} />
      ))}
      <Waiting />
    </div>
  );
}

function Problem({ issue }: { readonly issue: Issue }): JSX.Element {
  const t = useText();
  const language = useLanguage();
  const document = useEditor((state) => state.document);
  const node = document.graphs.main.nodes.find((each) => each.id === issue.node);
  const related = issue.related ?? [];
  return (
    <article className="problem-row" data-severity={issue.severity}>
      <Icon name="alert" size={18} />
      <div>
        {node ? (
          <button type="button" className="problem-title" onClick={() => editor.execute(select, { nodes: [node.id], edges: [] })}>
            {t('problems.at', { type: node.type, name: node.name })}
          </button>
        ) : (
          <b>{t('problems.document')}</b>
        )}
        {related.length > 0 && (
          <div className="problem-nodes">
            {related.map(({ node: id, shape }, index) => (
              <Fragment key={id}>
                {index > 0 && issue.brief?.includes('≠') && <Icon name="equal-not" size={16} />}
                <NodeChip id={id} shape={shape} />
              </Fragment>
            ))}
          </div>
        )}
        <p>{issueText(issue, document, language)}</p>
      </div>
      <Fixes issue={issue} />
    </article>
  );
}

/** The first repair is the one to take; each says what it leads to where that shows. */
function Fixes({ issue }: { readonly issue: Issue }): JSX.Element {
  const t = useText();
  const language = useLanguage();
  const state = useEditor((whole) => whole);
  return (
    <div className="problem-fixes">
      {issue.fixes.map((fix, index) => {
        const outcome = outcomeOf(state, issue, fix);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: fixes keep their order.
          <Fragment key={index}>
            <Button
              icon="wand"
              variant={index === 0 ? 'strong' : 'plain'}
              onClick={() => editor.execute(applyFix, { fix, node: issue.node })}
            >
              {fixText(fix, issue, state.document, language)}
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
        );
      })}
    </div>
  );
}
