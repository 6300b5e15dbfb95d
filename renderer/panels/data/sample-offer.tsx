/** @file A drawing without data, most often an imported one: the built-in set that fits it, in the range that it takes. */
import type { JSX } from 'react';
import { fittingSample } from '../../../engine/model/sample-binding.ts';
import { takeSample, testImported } from '../../app/data/data-actions.ts';
import { attempt } from '../../app/notify.tsx';
import { useRunFacts } from '../../app/run/run-state.ts';
import { useEditor } from '../../app/use-editor.ts';
import type { LoomDocument } from '../../../engine/model/document/types.ts';
import { useText } from '../../locales/index.ts';
import { useSay } from '../../locales/language.ts';
import { Button } from '../../ui/button.tsx';
import classes from './data.module.css';

/** What the fitting costs once for a drawing. */
const fits = new WeakMap<LoomDocument, ReturnType<typeof fittingSample>>();

function fitOf(document: LoomDocument): ReturnType<typeof fittingSample> {
  if (!fits.has(document)) fits.set(document, fittingSample(document));
  return fits.get(document) ?? null;
}

/** One sentence, and where a set fits a button for each range. A drawing that has data by now offers a test with it. */
export function SampleOffer(): JSX.Element {
  const t = useText();
  const say = useSay();
  const fit = useEditor((state) => fitOf(state.document));
  const source = useEditor((state) => state.document.data.source);
  const imported = useRunFacts().runs.find((run) => run.imported) ?? null;
  if (source !== '' && imported) {
    return (
      <>
        <p>{t('data.untested', { source })}</p>
        <Button onClick={() => attempt(() => testImported(imported.id))}>{t('data.testWeights')}</Button>
      </>
    );
  }
  if (!fit) return <p>{t(imported ? 'data.importNoFit' : 'data.noData')}</p>;
  const sample = say(fit.sample.title);
  return (
    <>
      <p>{t(imported ? 'data.importOffer' : 'data.importFits', { sample })}</p>
      <div className={classes['offers']}>
        {[1, 255].map((most) => (
          <Button key={most} onClick={() => attempt(() => takeSample(most, imported?.id ?? null))} testId={`use-sample-${most}`}>
            {t('data.sampleFrom', { sample, most: String(most) })}
          </Button>
        ))}
      </div>
    </>
  );
}
