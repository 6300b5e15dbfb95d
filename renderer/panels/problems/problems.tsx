/** @file Problems: what is wrong, where, why, and a button that repairs it; nodes that only wait are one quiet line. */
import './problems.css';
import type { JSX } from 'react';
import type { Fix } from '../../../engine/catalog/define.ts';
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
import { ShapeText } from '../../ui/shape.tsx';

export function Problems(): JSX.Element {
  const t = useText();
  const report = useReport();
  const nodes = useEditor((state) => state.document.graphs.main.nodes);
  const waiting = nodes.filter((node) => report.nodes.get(node.id)?.waitsFor).map((node) => node.name);
  if (report.issues.length === 0) return <Empty>{t('problems.none')}</Empty>;
  return (
    <div className="problems">
      {report.issues.map((issue, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: issues have no identity of their own; the list is made anew with each change.
        <Problem key={index} issue={issue} />
      ))}
      {waiting.length > 0 && (
        <div className="problem waiting">
          <Icon name="waits" />
          <p>{t('problems.waiting', { names: waiting.join(', ') })}</p>
        </div>
      )}
    </div>
  );
}

function Problem({ issue }: { readonly issue: Issue }): JSX.Element {
  const t = useText();
  const language = useLanguage();
  const document = useEditor((state) => state.document);
  const node = document.graphs.main.nodes.find((each) => each.id === issue.node);
  return (
    <article className="problem" data-severity={issue.severity}>
      <Icon name="alert" />
      <div>
        <b>{node ? t('problems.at', { type: node.type, name: node.name }) : t('problems.document')}</b>
        <div className="problem-nodes">
          {(issue.related ?? []).map(({ node: id, shape }) => (
            <button key={id} type="button" className="chip" onClick={() => editor.execute(select, { nodes: [id], edges: [] })}>
              {document.graphs.main.nodes.find((each) => each.id === id)?.name ?? id} {shape && <ShapeText shape={shape} />}
            </button>
          ))}
        </div>
        <p>{issueText(issue, document, language)}</p>
      </div>
      <div className="problem-fixes">
        {issue.fixes.map((fix, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: fixes keep their order.
          <Button key={index} icon="wand" variant="strong" onClick={() => repair(fix, issue)}>
            {fixText(fix, issue, document, language)}
          </Button>
        ))}
        {node && (
          <Button variant="ghost" onClick={() => editor.execute(select, { nodes: [node.id], edges: [] })}>
            {t('problems.show')}
          </Button>
        )}
      </div>
    </article>
  );
}

function repair(fix: Fix, issue: Issue): void {
  editor.execute(applyFix, { fix, node: issue.node });
}
