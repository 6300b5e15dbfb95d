/** @file Problems: what is wrong, where, why, and a button that repairs it; nodes that only wait are one quiet line. */
import './problems.css';
import { type JSX, useState } from 'react';
import { useReport } from '../../app/use-editor.ts';
import { problemsOf } from '../../document/problems.ts';
import { useText } from '../../locales/index.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/panel.tsx';
import { Problem } from './problem-row.tsx';
import { Waiting } from './waiting.tsx';

/** Each repair is tried before it is offered, so that a long list is drawn on demand. */
const shownAtFirst = 12;

export function Problems(): JSX.Element {
  const t = useText();
  const problems = problemsOf(useReport());
  const [all, setAll] = useState(false);
  if (problems.length === 0) return <Empty>{t('problems.none')}</Empty>;
  const shown = all ? problems : problems.slice(0, shownAtFirst);
  return (
    <div>
      {shown.map((issue, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: issues have no identity of their own; the list is made anew with each change.
        <Problem key={index} issue={issue} first={index === 0} />
      ))}
      {shown.length < problems.length && (
        <p className="problem-rest">
          <Button variant="ghost" onClick={() => setAll(true)}>
            {t('problems.showRest', { count: problems.length - shown.length })}
          </Button>
        </p>
      )}
      <Waiting />
    </div>
  );
}
