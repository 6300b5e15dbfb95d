/** @file Code in colours, with a button that copies it. */
import type { JSX } from 'react';
import { useState } from 'react';
import { notifyError } from '../../app/notify.tsx';
import { useText } from '../../locales/index.ts';
import { IconButton } from '../../ui/button.tsx';
import classes from './export.module.css';
import type { Piece } from './load-code.ts';

export function CodeBlock({ pieces }: { readonly pieces: readonly Piece[] }): JSX.Element {
  const t = useText();
  const [copied, setCopied] = useState(false);
  const copy = (): void => {
    navigator.clipboard.writeText(pieces.map((piece) => piece.text).join('')).then(() => {
      setCopied(true);
      setTimeout(() => setCopied(false), 2000);
    }, notifyError);
  };
  return (
    <div className={classes['code']}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre tabIndex={0}>
        {pieces.map(({ kind, text }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces keep their order
          <span key={index} data-kind={kind}>
            {text}
          </span>
        ))}
      </pre>
      <span className={classes['copy']}>
        <IconButton
          icon={copied ? 'check' : 'copy'}
          size={15}
          label={t(copied ? 'exporting.copied' : 'exporting.copy')}
          onClick={copy}
        />
      </span>
    </div>
  );
}
