/** @file Help at the moment it counts: a lower learning rate where numbers ended, remedies where a net learns by heart. */
import { type JSX, useMemo } from 'react';
import type { Ref } from '../../../engine/catalog/params.ts';
import { findLayer } from '../../../engine/model/registry.ts';
import { saferLearningRate } from '../../../engine/model/optimizer.ts';
import { overfittingRemedies, type Remedy } from '../../../engine/model/remedies.ts';
import { applyFix } from '../../document/commands/apply-fix.ts';
import { setTraining } from '../../document/commands/set-training.ts';
import { editor } from '../../document/editor.ts';
import { reportOf } from '../../document/report.ts';
import { say, type Translate, useText } from '../../locales/index.ts';
import { language } from '../../locales/language.ts';
import { useRunDocument } from '../../queries/queries.ts';
import { Button } from '../../ui/button.tsx';
import { attempt, notify } from '../notify.tsx';
import { startRun } from './run-actions.ts';
import { useEditor, useReport } from '../use-editor.ts';

/** Sets a lower learning rate, as one step, and starts a new run. `run` is the one whose numbers ended. */
export function TrainAgain({ run }: { readonly run: string }): JSX.Element | null {
  const t = useText();
  const { data } = useRunDocument(run);
  if (!data) return null;
  const rate = saferLearningRate(data.training.optimizer);
  const again = (): void => {
    const { optimizer } = editor.store.getState().document.training;
    const lower: Ref = { ...optimizer, params: { ...optimizer.params, learning_rate: rate } };
    editor.execute(setTraining, { values: { optimizer: lower } });
    attempt(() => startRun(false));
  };
  const words = { rate: String(rate) };
  return (
    <Button onClick={again} tip={t('guidance.againTip', words)} testId="train-again">
      {t('guidance.again', words)}
    </Button>
  );
}

/** One button a remedy; what the drawing has already is off. */
export function Remedies(): JSX.Element {
  const t = useText();
  const { ir } = useReport();
  const training = useEditor((state) => state.document.training);
  const remedies = useMemo(() => overfittingRemedies(ir, training), [ir, training]);
  return (
    <>
      {remedies.map((remedy) => (
        <Button
          key={remedy.id}
          off={remedy.repair ? null : t('guidance.has')}
          tip={t(`guidance.${remedy.id}Help`, { type: remedy.type ?? '' })}
          describe
          onClick={() => take(remedy)}
          testId={`remedy-${remedy.id}`}
        >
          {nameOf(remedy, t)}
        </Button>
      ))}
    </>
  );
}

/** A layer is called as in the list of layers. */
function nameOf({ type }: Remedy, t: Translate): string {
  return type === null ? t('guidance.stopping') : (findLayer(type)?.text.title[language.get()] ?? type);
}

function take(remedy: Remedy): void {
  const state = editor.store.getState();
  // As the drawing stands now: it may have changed since the buttons were drawn.
  const { repair } =
    overfittingRemedies(reportOf(state).ir, state.document.training).find(({ id }) => id === remedy.id) ?? remedy;
  if (!repair || !editor.execute(applyFix, repair)) return;
  notify('info', say('guidance.done', { name: nameOf(remedy, say) }));
}
