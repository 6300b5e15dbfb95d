/** @file Buttons. One that is off stays focusable and says why. */
import type { JSX, MouseEvent, ReactNode, Ref } from 'react';
import { useId } from 'react';
import classes from './button.module.css';
import { Icon } from './icon.tsx';
import type { IconName } from './icons.ts';
import { Tip } from './tip.tsx';

export interface ButtonProps {
  readonly children: ReactNode;
  readonly icon?: IconName;
  readonly iconSize?: number;
  /** `primary`: the one filled button of a screen. */
  readonly variant?: 'plain' | 'primary' | 'strong' | 'ghost';
  readonly wide?: boolean;
  /** Why the button is off; null or absent: it is on. */
  readonly off?: string | null;
  /** Pressed while off: leads to the reason instead of doing nothing. */
  readonly onRefused?: () => void;
  readonly onClick?: (event: MouseEvent<HTMLButtonElement>) => void;
  /** Words at the right end: a shortcut, extensions. */
  readonly hint?: string;
  readonly tip?: string;
  /** Has the focus when its dialog opens. */
  readonly first?: boolean;
  /** The tip describes the button for those who can’t see it, too. */
  readonly describe?: boolean;
  readonly testId?: string;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function Button(props: ButtonProps): JSX.Element {
  const {
    children,
    icon,
    iconSize = 16,
    variant = 'plain',
    wide = false,
    off = null,
    onRefused,
    onClick,
    hint,
    tip,
    first = false,
    describe = false,
    testId,
    ref,
  } = props;
  const reason = useId();
  const button = (
    <button
      type="button"
      ref={ref}
      className={classes['button']}
      data-variant={off ? 'off' : variant}
      data-wide={wide || undefined}
      data-autofocus={first || undefined}
      data-testid={testId}
      // The name is the visible word alone: the reason below describes it.
      aria-label={off && typeof children === 'string' ? children : undefined}
      aria-disabled={off ? true : undefined}
      aria-describedby={off ? reason : undefined}
      aria-description={!off && describe ? tip : undefined}
      onClick={off ? onRefused : onClick}
    >
      {icon && <Icon name={icon} size={iconSize} />}
      <span>{children}</span>
      {hint && <kbd className={classes['hint']}>{hint}</kbd>}
      {off && (
        <span id={reason} className="visually-hidden">
          {off}
        </span>
      )}
    </button>
  );
  const words = off ?? tip;
  return words ? <Tip text={words}>{button}</Tip> : button;
}

export interface IconButtonProps {
  readonly icon: IconName;
  readonly label: string;
  readonly size?: number;
  /** Words: why it is off. */
  readonly off?: boolean | string;
  readonly pressed?: boolean;
  /** Of a button that opens and closes something. */
  readonly expanded?: boolean;
  readonly tip?: string;
  readonly onClick?: (event: MouseEvent<HTMLButtonElement>) => void;
  readonly testId?: string;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** Named for those who can't see it, and in a tooltip for those who can. */
export function IconButton({
  icon,
  label,
  size = 18,
  off = false,
  pressed,
  expanded,
  tip,
  onClick,
  testId,
  ref,
  ...rest
}: IconButtonProps): JSX.Element {
  const reason = useId();
  const why = typeof off === 'string' ? off : null;
  return (
    <Tip text={why ?? tip ?? label}>
      <button
        {...rest}
        type="button"
        ref={ref}
        className={classes['icon']}
        data-off={off ? true : undefined}
        data-testid={testId}
        aria-label={label}
        aria-disabled={off ? true : undefined}
        aria-describedby={why ? reason : undefined}
        aria-pressed={pressed}
        {...(expanded === undefined ? {} : { 'aria-expanded': expanded })}
        onClick={off ? undefined : onClick}
      >
        <Icon name={icon} size={size} />
        {why && (
          <span id={reason} className="visually-hidden">
            {why}
          </span>
        )}
      </button>
    </Tip>
  );
}

/** Buttons that stand together as one control. */
export function ButtonGroup({ children, label }: { readonly children: ReactNode; readonly label: string }): JSX.Element {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset brings a frame and a legend; this is one control.
    <div className={classes['group']} role="group" aria-label={label}>
      {children}
    </div>
  );
}
