/** @file Runs: what changed, back on screen, renamed, compared, deleted; and all of it after a restart. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { App, expect, test } from '../fixtures/app.ts';
import { startHost } from '../fixtures/host.ts';

function row(page: Page, name: string): Locator {
  return page
    .getByTestId('runs')
    .locator('tbody tr')
    .filter({ has: page.getByRole('button', { name, exact: true }) });
}

async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

/** Three runs of an epoch: the second one has a wider layer, the third another learning rate and a Dropout. */
async function trainThree(app: App): Promise<void> {
  const { page } = app;
  await app.open('mnist-mlp');
  await app.fill('Epochs', '1');
  await app.trainToEnd();
  await app.node('hidden1').click();
  await app.fill('Units', '128');
  await app.trainToEnd();
  await app.node('hidden2').click();
  await app.append('Dropout');
  await page.locator('.react-flow__pane').click({ position: { x: 8, y: 8 } });
  await app.fill('Learning rate', '0.01');
  await app.fill('Batch size', '64');
  await app.trainToEnd();
}

/** When what each run gets right and wrong was written. */
function verdictsIn(home: string): number[] {
  return readdirSync(join(home, 'runs')).map((run) => statSync(join(home, 'runs', run, 'tested.npz')).mtimeMs);
}

test('the list says what changed; a click brings a run back; two share a chart; deleting asks; a restart keeps it all', async ({
  app,
  page,
  home,
  host,
}) => {
  await trainThree(app);
  await app.tab('Runs').click();
  await expect(row(page, 'Run 1')).toContainText('first run');
  await expect(row(page, 'Run 2')).toContainText('Dense 64 → 128');
  await expect(row(page, 'Run 3')).toContainText(/\+ Dropout 'dropout', learning rate 0\.001 → 0\.01, \+1/);
  for (const name of ['Run 1', 'Run 2', 'Run 3']) await expect(row(page, name)).toContainText(/0\.9\d{3}\s*\d+ s\s*finished/);
  expect(await findings(page)).toEqual([]);

  const accuracy = await row(page, 'Run 1').locator('td').nth(2).innerText();
  // Anywhere in the row; the name is its button.
  await row(page, 'Run 1').getByText('first run').click();
  await expect(page.getByTestId('test-accuracy')).toHaveText(accuracy);
  await app.tab('Training').click();
  await expect(page.getByTestId('step-count')).toHaveText('1,688 of 1,688');
  await page.getByTestId('export').click();
  await expect(page.getByRole('dialog')).toContainText('remain in run 1');
  await app.closeDialog();

  await app.tab('Runs').click();
  await page.getByRole('checkbox', { name: 'Compare run 1' }).check();
  await page.getByRole('checkbox', { name: 'Compare run 3' }).check();
  const chart = page.getByTestId('comparison').getByRole('img');
  await expect(chart).toHaveAccessibleName(/^Validation accuracy, run 1 0\.9\d{3}, run 3 0\.9\d{3}$/);
  await page.getByRole('radio', { name: 'Loss' }).check({ force: true });
  await expect(chart).toHaveAccessibleName(/^Validation loss, run 1 0\.\d{4}, run 3 0\.\d{4}$/);
  await page.getByRole('checkbox', { name: 'Compare run 2' }).check();
  await expect(chart).toHaveAccessibleName(/^Validation loss, run 2 0\.\d{4}, run 3 0\.\d{4}$/);
  await page.getByRole('button', { name: 'Close the comparison' }).click();

  await row(page, 'Run 2').getByRole('button', { name: 'Run 2', exact: true }).focus();
  await page.keyboard.press('F2');
  await page.keyboard.type('wide');
  await page.keyboard.press('Enter');
  await expect(row(page, 'wide')).toBeVisible();

  await page.getByRole('button', { name: 'Delete run 1' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Delete run 1?');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(row(page, 'Run 1')).toBeVisible();
  await page.getByRole('button', { name: 'Delete run 1' }).click();
  await dialog.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(row(page, 'Run 1')).toHaveCount(0);
  await expect.poll(() => readdirSync(join(home, 'runs')).length).toBe(2);

  const judged = verdictsIn(home);
  expect(judged).toHaveLength(2);
  await page.goto('about:blank');
  await host.stop();
  const again = await startHost(home);
  try {
    await page.goto(again.url);
    const other = new App(page);
    await page.getByRole('button', { name: /Recognise digits.*2 runs/ }).click();
    await other.tab('Runs').click();
    await expect(row(page, 'wide')).toContainText('first run');
    await expect(row(page, 'Run 3')).toContainText('learning rate 0.001 → 0.01');
    await row(page, 'Run 3').getByRole('button', { name: 'Run 3', exact: true }).click();
    await expect(page.getByTestId('results')).toContainText(/wide: 0\.9\d{3}/);
    await expect(page.getByTestId('examples').locator('figure')).toHaveCount(24);
    // What was found before is read, not judged anew.
    expect(verdictsIn(home)).toEqual(judged);
  } finally {
    await page.goto('about:blank');
    await again.stop();
  }
});

test('a run that trains can be looked at, but not deleted, and says why', async ({ app, page }) => {
  await app.open('mnist-mlp');
  await app.fill('Epochs', '1');
  await app.trainToEnd();
  await app.fill('Epochs', '40');
  await app.train.click();
  await expect.poll(() => app.panelText(), { timeout: 30_000 }).toMatch(/Epoch [2-9]/);
  await app.tab('Runs').click();
  const live = page.getByRole('button', { name: 'Delete run 2' });
  await expect(live).toHaveAttribute('aria-disabled', 'true');
  await expect(live).toHaveAccessibleDescription('Run 2 is training. Stop it first.');
  await live.click({ force: true });
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.getByRole('checkbox', { name: 'Compare run 1' }).check();
  await page.getByRole('checkbox', { name: 'Compare run 2' }).check();
  const chart = page.getByTestId('comparison').getByRole('img');
  await expect(chart).toHaveAccessibleName(/^Validation accuracy, run 1 0\.9\d{3}, run 2 0\.9\d{3}$/);
  await app.tab('Results').click();
  await expect(page.getByRole('tabpanel')).toContainText('Training run 2. These are the results of run 1.');
  await app.stop.click();
  await expect(app.train).toBeVisible();
  await expect(page.getByTestId('results')).toContainText('stopped after');
});
