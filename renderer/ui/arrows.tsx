/** @file Text with arrows: the fonts have none, so each is drawn; who listens or copies gets the sign. */
import type { JSX } from 'react';
import { Fragment } from 'react';
import classes from './arrows.module.css';
import { Icon } from './icon.tsx';

export function WithArrows({ text }: { readonly text: string }): JSX.Element {
  return (
    <>
      {text.split('→').map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts keep their order
        <Fragment key={index}>
          {index > 0 && (
            <span className={classes['arrow']}>
              <span className="visually-hidden">→</span>
              <Icon name="gives" size={13} />
            </span>
          )}
          {part}
        </Fragment>
      ))}
    </>
  );
}
