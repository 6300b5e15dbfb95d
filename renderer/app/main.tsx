/** @file Entry of the page. */
import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import '@mantine/spotlight/styles.layer.css';
import '../ui/fonts.css';
import '../ui/tokens.css';
import '../ui/base.css';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { type JSX, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { connect } from '../bridge/client.ts';
import { useText } from '../locales/index.ts';
import { followLanguage } from '../locales/language.ts';
import { queryClient } from '../queries/query-client.ts';
import { followHand } from '../ui/hand.ts';
import { followScheme, useDrawnScheme } from '../ui/scheme.ts';
import { cssVariables, theme } from '../ui/theme.ts';
import classes from './app.module.css';
import { App } from './app.tsx';
import { Contained } from './contained.tsx';
import { followEngine } from './run/engine-watch.ts';
import { followEdits } from './documents/keeper.ts';
import { restoreProject } from './documents/session.ts';
import { followSettings } from './settings/settings.ts';
import { followSource } from './data/source-facts.ts';

function Page(): JSX.Element {
  const scheme = useDrawnScheme();
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} forceColorScheme={scheme}>
      <QueryClientProvider client={queryClient}>
        <WholePage />
        <Notifications position="top-center" limit={4} zIndex={400} containerWidth={420} className={classes['notices'] ?? ''} />
      </QueryClientProvider>
    </MantineProvider>
  );
}

/** The last wall: a page that met an error says so, and is never blank. */
function WholePage(): JSX.Element {
  const t = useText();
  return (
    <Contained name={t('shell.page')} leave={{ label: t('shell.reloadPage'), action: () => location.reload() }}>
      <App />
    </Contained>
  );
}

followScheme();
followLanguage();
followHand();
followEdits();
followSource();
connect();
const settled = followSettings();
followEngine();
void restoreProject();

const root = document.getElementById('root');
if (root) {
  void settled.then(() =>
    createRoot(root).render(
      <StrictMode>
        <Page />
      </StrictMode>,
    ),
  );
}
