/** @file A wall around a part of the page: what goes wrong inside stays inside, and can be tried again. */
import { Component, type JSX, type ReactNode } from 'react';
import { useText } from '../locales/index.ts';
import { queryClient } from '../queries/query-client.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import classes from './contained.module.css';

interface Props {
  /** What the part is called, in the reader's language. */
  readonly name: string;
  readonly children: ReactNode;
  /** Another way out than trying again: closing a dialog, loading the page anew. */
  readonly leave?: { readonly label: string; readonly action: () => void };
}

interface State {
  readonly error: Error | null;
}

export class Contained extends Component<Props, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    const { name, children, leave } = this.props;
    const { error } = this.state;
    if (!error) return children;
    // What was asked of the shell may be what broke it: it is asked again.
    const retry = (): void => {
      void queryClient.resetQueries();
      this.setState({ error: null });
    };
    return <Broken name={name} error={error} onRetry={retry} leave={leave} />;
  }
}

interface BrokenProps extends Pick<Props, 'name'> {
  readonly error: Error;
  readonly onRetry: () => void;
  readonly leave: Props['leave'] | undefined;
}

function Broken({ name, error, onRetry, leave }: BrokenProps): JSX.Element {
  const t = useText();
  return (
    <div className={classes['broken']} role="alert">
      <Icon name="alert" size={18} />
      <p>
        <b>{t('shell.partBroken', { name })}</b>
        <span>{t('shell.partBrokenHint')}</span>
        <code>{error.message}</code>
      </p>
      <div>
        <Button icon="refresh" onClick={onRetry}>
          {t('shell.tryAgain')}
        </Button>
        {leave && <Button onClick={leave.action}>{leave.label}</Button>}
      </div>
    </div>
  );
}
