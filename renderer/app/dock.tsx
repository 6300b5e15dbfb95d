/** @file The dock: problems, training, data, runs, results; the drawing's totals at its right end. */
import type { CSSProperties, JSX, KeyboardEvent } from 'react';
import { useRef } from 'react';
import { formatCount, useText } from '../locales/index.ts';
import { DataPanel } from '../panels/data/data-panel.tsx';
import { Problems } from '../panels/problems/problems.tsx';
import { ResultsPanel } from '../panels/results/results-panel.tsx';
import { RunsPanel } from '../panels/runs/runs-panel.tsx';
import { TrainingPanel } from '../panels/training/training-panel.tsx';
import { IconButton } from '../ui/button.tsx';
import classes from './app.module.css';
import { Contained } from './contained.tsx';
import { DockNotes, useNotes } from './run/dock-notes.tsx';
import { type DockTab, dock, tabs, toggle, useDockHidden, useLayout } from './layout.ts';
import { Resizer } from './resizer.tsx';
import { useRunFacts } from './run/run-state.ts';
import { useEditor, useReport } from './use-editor.ts';

const panels: Readonly<Record<DockTab, () => JSX.Element>> = {
  problems: () => <Problems />,
  training: () => <TrainingPanel />,
  data: () => <DataPanel />,
  runs: () => <RunsPanel />,
  results: () => <ResultsPanel />,
};

export function Dock(): JSX.Element {
  const t = useText();
  const { tab } = useLayout();
  const hidden = useDockHidden();
  const notes = useNotes();
  const panel = useRef<HTMLDivElement>(null);
  const tabRow = useRef<HTMLDivElement>(null);
  const size = (): number => (panel.current?.offsetHeight ?? 200) + (tabRow.current?.offsetHeight ?? 36);
  return (
    <section
      className={classes['dock']}
      data-open={!hidden || undefined}
      aria-label={t('shell.dock')}
      style={{ '--notes': notes.length } as CSSProperties}
    >
      {!hidden && <Resizer side="dock" size={size} />}
      <div className={classes['tabs']} ref={tabRow}>
        <Tabs tab={tab} open={!hidden} />
        <Totals />
        <span className={classes['collapse']}>
          <IconButton
            icon="panel-bottom"
            size={16}
            label={t(hidden ? 'shell.showDock' : 'shell.collapseDock')}
            onClick={() => toggle('dock')}
          />
        </span>
      </div>
      {!hidden && <DockNotes notes={notes} />}
      {!hidden && (
        <div
          ref={panel}
          className={classes['panel']}
          role="tabpanel"
          id="dock-panel"
          aria-labelledby={`tab-${tab}`}
          tabIndex={-1}
        >
          <Contained key={tab} name={t(`shell.${tab}`)}>
            {panels[tab]()}
          </Contained>
        </div>
      )}
    </section>
  );
}

function Tabs({ tab, open }: { readonly tab: DockTab; readonly open: boolean }): JSX.Element {
  const t = useText();
  const { problems, runs } = useRunFacts();
  const counts: Partial<Record<DockTab, number>> = { problems, runs: runs.length };
  const keys = (event: KeyboardEvent<HTMLDivElement>): void => {
    const move = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (move === undefined) return;
    const next = tabs[(tabs.indexOf(tab) + move + tabs.length) % tabs.length] as DockTab;
    dock.show(next);
    event.currentTarget.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
  };
  return (
    <div className={classes['tablist']} role="tablist" aria-label={t('shell.dock')} onKeyDown={keys}>
      {tabs.map((each) => (
        <button
          key={each}
          type="button"
          role="tab"
          id={`tab-${each}`}
          className={classes['tab']}
          aria-selected={each === tab}
          aria-controls={open ? 'dock-panel' : undefined}
          tabIndex={each === tab ? 0 : -1}
          onClick={() => dock.show(each)}
        >
          {t(`shell.${each}`)}
          {(counts[each] ?? 0) > 0 && (
            <span className={classes['badge']} data-bad={each === 'problems' || undefined}>
              {counts[each]}
            </span>
          )}
        </button>
      ))}
    </div>
  );
}

/** Weights that are shared count once. */
function Totals(): JSX.Element {
  const t = useText();
  const report = useReport();
  const nodes = useEditor((state) => state.document.graphs.main.nodes);
  const own = nodes.filter((node) => node.shares === undefined);
  const parameters = own.reduce((sum, node) => sum + (report.nodes.get(node.id)?.parameters ?? 0), 0);
  const work = nodes.reduce((sum, node) => sum + (report.nodes.get(node.id)?.multiplyAdds ?? 0), 0);
  const whole = nodes.every((node) => report.nodes.get(node.id)?.outputs);
  return (
    <span className={classes['totals']}>
      <span>
        <b>{formatCount(parameters)}</b> {t(whole ? 'shell.parameters' : 'shell.parametersSoFar')}
      </span>
      {whole && (
        <span>
          <b>{work >= 1e6 ? `${(work / 1e6).toFixed(1)} M` : formatCount(work)}</b> {t('shell.multiplyAdds')}
        </span>
      )}
    </span>
  );
}
