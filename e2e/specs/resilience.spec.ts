/** @file Never a blank page: a dead engine, a host that is gone, a key that does not fit, a panel that breaks. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/app.ts';
import { enginesOf, startHost } from '../fixtures/host.ts';

const noLink = /WebSocket connection to .* failed/;

test('a killed engine: a notice, and Resume goes on with the run', async ({ app, page, home }) => {
  await app.open('mnist-mlp');
  await app.fill('Epochs', '6');
  await app.train.click();
  await expect.poll(() => app.panelText(), { timeout: 60_000 }).toMatch(/Epoch [2-5] of 6/);
  const [engine = 0] = enginesOf(home);
  process.kill(engine, 'SIGKILL');
  await expect(page.getByText(/has stopped and is starting again|was cut off/).first()).toBeVisible({ timeout: 3000 });
  await page.getByRole('button', { name: 'Resume', exact: true }).click();
  await expect(app.pause).toBeVisible();
  await expect(app.tab('Results')).toHaveAttribute('aria-selected', 'true', { timeout: 60_000 });
  await app.tab('Training').click();
  await expect(app.numbers).toContainText('Epoch 6 of 6');
});

test('with a dead engine that cannot come back every edit, save and undo works', async ({ app, page, home }) => {
  await app.open('mnist-mlp');
  const killer = setInterval(() => {
    for (const pid of enginesOf(home)) process.kill(pid, 'SIGKILL');
  }, 25);
  try {
    await expect(page.getByText('has stopped and is starting again')).toBeVisible();
    await app.node('scores').click();
    await app.append('Dropout');
    await page.locator('.react-flow__pane').click({ position: { x: 20, y: 20 } });
    await app.fill('Epochs', '3');
    await page.keyboard.press('Control+s');
    await expect(page).toHaveTitle('Recognise digits - Layerloom');
    const saved = JSON.parse(readFileSync(join(home, 'projects', 'Recognise digits.loom'), 'utf8'));
    expect([saved.training.epochs, saved.graphs.main.nodes.length]).toEqual([3, 7]);
    await app.undo.click();
    await app.undo.click();
    await expect(app.nodes).toHaveCount(6);
    await app.redo.click();
    await expect(app.nodes).toHaveCount(7);
    await page.waitForTimeout(1500);
    await page.reload();
    await expect(app.nodes).toHaveCount(7);
    await expect(page.getByRole('textbox', { name: 'Epochs', exact: true })).toHaveValue('10');
  } finally {
    clearInterval(killer);
  }
});

test('a host that is gone: a banner, edits go on, and the page is back within 3 s of its return', async ({
  app,
  page,
  home,
  host,
}) => {
  app.expected.push(noLink);
  await app.open('mnist-mlp');
  await page.waitForTimeout(1000);
  await host.stop('SIGKILL');
  const banner = page.getByText('The connection to Layerloom is lost.');
  await expect(banner).toBeVisible({ timeout: 3000 });
  await app.fill('Epochs', '4');
  await app.node('scores').click();
  await app.append('Dropout');
  await app.undo.click();
  await expect(app.nodes).toHaveCount(6);
  const again = await startHost(home);
  try {
    expect(again.url).toBe(host.url);
    await expect(banner).toBeHidden({ timeout: 3000 });
    await page.waitForTimeout(1500);
    await page.reload();
    await expect(page.getByRole('textbox', { name: 'Epochs', exact: true })).toHaveValue('4');
  } finally {
    await page.goto('about:blank');
    await again.stop();
  }
});

test('without a key, or with an old one, the page says in one sentence what to run', async ({ app, host, context }) => {
  await expect(app.train).toBeHidden();
  const { origin } = new URL(host.url);
  const page = await context.newPage();
  for (const address of [origin, `${origin}/#${'x'.repeat(32)}`]) {
    await page.goto('about:blank');
    await page.goto(address);
    await expect(page.getByRole('main')).toHaveText(/^The key of this page is missing or out of date: run npm start [^.]+\.$/);
  }
  // The right address, typed into the same tab: the browser only sees another fragment.
  await page.goto(host.url);
  await expect(page.getByTestId('template-mnist-mlp')).toBeVisible();
});

/** From now on answers of one procedure are nonsense, until the returned function is called. */
async function garble(page: Page, procedure: string): Promise<() => void> {
  let garbling = true;
  const asked = new Set<string>();
  const read = (message: string | Buffer) =>
    typeof message === 'string' && message.startsWith('{') ? JSON.parse(message) : null;
  await page.routeWebSocket(/\/rpc$/, (route) => {
    const server = route.connectToServer();
    route.onMessage((message) => {
      const question = read(message);
      if (question?.p?.u?.endsWith(procedure)) asked.add(question.i);
      server.send(message);
    });
    server.onMessage((message) => {
      const answer = read(message);
      if (garbling && answer?.p?.b && asked.has(answer.i)) route.send(JSON.stringify({ ...answer, p: { b: { json: [null] } } }));
      else route.send(message);
    });
  });
  return () => {
    garbling = false;
  };
}

test('a part that breaks is contained: the rest goes on, and it can be tried again', async ({ app, page }) => {
  // React tells the console of every error, also of one that is contained.
  app.expected.push(/TypeError|React/);
  await app.open('mnist-mlp');
  await app.fill('Epochs', '1');
  await app.trainToEnd();
  const mend = await garble(page, '/runs/results');
  await page.reload();
  await app.tab('Results').click();
  const alert = page.getByRole('tabpanel').getByRole('alert');
  await expect(alert).toContainText('Results: this part has met an error.The rest goes on, and your drawing is kept.');
  await app.fill('Epochs', '2');
  await app.undo.click();
  await app.tab('Training').click();
  await expect.poll(() => app.panelText()).toContain('Epoch 1 of 1');
  await app.tab('Results').click();
  await expect(alert).toBeVisible();
  mend();
  await alert.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('tabpanel')).toContainText(/Test accuracy\s*0\.9/);
});

test('a start page without its list still starts drawings', async ({ app, page }) => {
  app.expected.push(/TypeError|React/);
  await app.open('mnist-mlp');
  await page.getByRole('button', { name: 'Layerloom, Start page' }).click();
  await garble(page, '/projects/recent');
  await page.reload();
  await expect(page.getByRole('alert')).toContainText('Recent drawings: this part has met an error.');
  await app.open('mnist-cnn');
});
