/** @file Says how many problems the drawing has, for people who hear it; once a change has settled. */
import { type JSX, useEffect, useRef, useState } from 'react';
import { useEditor, useReport } from '../../app/use-editor.ts';
import { errorsOf } from '../../document/problems.ts';
import { useText } from '../../locales/index.ts';
import { useLanguage } from '../../locales/language.ts';
import { titleOf } from './problem-title.ts';

/** Milliseconds without a change. */
const settled = 400;
/** So many are named; the panel has them all. */
const named = 3;

export function ProblemsAnnouncer(): JSX.Element {
  const t = useText();
  const language = useLanguage();
  const document = useEditor((state) => state.document);
  const errors = errorsOf(useReport());
  const titles = errors.slice(0, named).map((issue) => titleOf(issue, document, language));
  const words = errors.length === 0 ? '' : t('problems.announce', { count: errors.length, titles: titles.join('; ') });
  const [said, say] = useState('');
  const had = useRef(false);
  useEffect(() => {
    const timer = setTimeout(() => {
      say(words === '' && had.current ? t('problems.solved') : words);
      had.current = words !== '';
    }, settled);
    return () => clearTimeout(timer);
  }, [words, t]);
  return (
    <div className="visually-hidden" aria-live="polite" data-testid="problems-said">
      {said}
    </div>
  );
}
