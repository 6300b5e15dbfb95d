/** @file Runs of this drawing: what became of them, what changed, two of them in one chart. They come from the run folders, so they outlive a restart. */
import type { JSX } from 'react';
import { useState } from 'react';
import { useRunFacts } from '../../app/run/run-state.ts';
import { useText } from '../../locales/index.ts';
import { useRunNumber } from '../../queries/feed.ts';
import type { RunSummary } from '../../queries/types.ts';
import { Empty } from '../../ui/panel.tsx';
import { Comparison } from './comparison.tsx';
import { DeleteRun } from './delete-run.tsx';
import { RunRow } from './run-row.tsx';
import classes from './runs.module.css';

const columns = ['run', 'started', 'testAccuracy', 'time', 'status', 'changed'] as const;

export function RunsPanel(): JSX.Element {
  const t = useText();
  const state = useRunFacts();
  const epoch = useRunNumber((numbers) => numbers?.epoch ?? null);
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [deleting, setDeleting] = useState<RunSummary | null>(null);
  const chosen = state.runs.filter((run) => ticked.includes(run.id));
  if (state.runs.length === 0) return <Empty>{t('runs.empty')}</Empty>;
  /** A third one takes the place of the one that was ticked first. */
  const tick = (run: string): void =>
    setTicked((now) => (now.includes(run) ? now.filter((each) => each !== run) : [...now.slice(-1), run]));
  return (
    <div className={classes['panel']} data-comparing={chosen.length > 0 || undefined}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={classes['list']} tabIndex={0} aria-label={t('shell.runs')}>
        <table className={classes['runs']} data-testid="runs">
          <thead>
            <tr>
              <td />
              {columns.map((column) => (
                <th key={column} scope="col" data-column={column}>
                  {t(`runs.${column}`)}
                </th>
              ))}
              <th scope="col">
                <span className="visually-hidden">{t('runs.actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {state.runs.map((run) => (
              <RunRow
                key={run.id}
                run={run}
                state={state}
                epoch={state.run === run.id && epoch !== null ? epoch : run.epoch}
                ticked={ticked.includes(run.id)}
                onTick={() => tick(run.id)}
                onDelete={() => setDeleting(run)}
              />
            ))}
          </tbody>
        </table>
      </section>
      {chosen.length > 0 && <Comparison runs={chosen} onClose={() => setTicked([])} />}
      {deleting && <DeleteRun run={deleting} runs={state.runs} onClose={() => setDeleting(null)} />}
    </div>
  );
}
