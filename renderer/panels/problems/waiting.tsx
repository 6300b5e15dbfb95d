/** @file One quiet line a broken node: those that wait for it. */
import type { JSX } from 'react';
import { useEditor, useReport } from '../../app/use-editor.ts';
import { useText } from '../../locales/index.ts';
import { useLanguage } from '../../locales/language.ts';
import { Icon } from '../../ui/icon.tsx';

export function Waiting(): JSX.Element {
  const t = useText();
  const language = useLanguage();
  const report = useReport();
  const nodes = useEditor((state) => state.document.graphs.main.nodes);
  const waiting = new Map<string, string[]>();
  for (const node of nodes) {
    const cause = report.nodes.get(node.id)?.waitsFor;
    if (cause) waiting.set(cause, [...(waiting.get(cause) ?? []), node.name]);
  }
  const list = new Intl.ListFormat(language);
  return (
    <>
      {[...waiting].map(([cause, names]) => (
        <div key={cause} className="problem-row" data-severity="waiting">
          <Icon name="waits" size={18} />
          <p>
            {t('problems.waiting', {
              names: list.format(names),
              count: names.length,
              cause: nodes.find((node) => node.id === cause)?.name ?? '',
            })}
          </p>
        </div>
      ))}
    </>
  );
}
