/** @file Every screen, as it is drawn: nothing cut, nothing overlapping, nothing outside the tokens. Pictures in `.cache/test/screens`. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from '../fixtures/app.ts';
import { expect, test } from '../fixtures/app.ts';
import { lookFindings } from '../fixtures/look.ts';
import { root } from '../fixtures/loom.ts';

const folder = join(root, '.cache/test/screens');

/** Takes a picture; tells what is wrong with the screen. */
async function look(app: App, name: string): Promise<string[]> {
  mkdirSync(folder, { recursive: true });
  await app.page.mouse.move(0, 0);
  await app.page.waitForTimeout(350);
  await app.page.screenshot({ path: join(folder, `${name}.png`) });
  return (await lookFindings(app.page)).map((finding) => `${name}: ${finding}`);
}

/** From the start page through a whole run; `prefix` names the pictures. */
async function walk(app: App, prefix: string): Promise<string[]> {
  const { page } = app;
  const found = await look(app, `${prefix}-start`);
  const see = async (name: string): Promise<void> => void found.push(...(await look(app, `${prefix}-${name}`)));
  await app.open('mnist-mlp');
  await see('idle');
  await app.node('hidden1').click();
  await see('node');
  await app.node('image').click();
  await see('input');
  await app.node('digit').click();
  await see('output');
  for (const [name, tab] of [
    ['problems-none', 'problems'],
    ['data', 'data'],
    ['runs-none', 'runs'],
    ['results-none', 'results'],
  ] as const) {
    await page.locator(`#tab-${tab}`).click();
    await see(name);
  }
  await page.locator('.react-flow__pane').click({ position: { x: 10, y: 10 } });
  await app.train.click();
  await expect(page.locator('#dock-panel')).toContainText(/[2-9] \S* ?10/, { timeout: 30_000 });
  await see('training');
  await expect(app.train).toBeVisible({ timeout: 60_000 });
  await page.waitForTimeout(1500);
  await see('results');
  await page.locator('#tab-training').click();
  await see('trained');
  await page.locator('#tab-runs').click();
  await see('runs');
  await page.getByTestId('export').click();
  await see('export');
  await page.getByTestId('write-file').click();
  await expect(page.getByTestId('export-outcome').locator('p')).toBeVisible();
  await see('exported');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await see('commands');
  await page.keyboard.press('Escape');
  await app.node('pixels').click();
  await page.keyboard.press('Delete');
  await page.locator('#tab-problems').click();
  await see('problem');
  return found;
}

test('the tutorial, light', async ({ app }) => {
  test.setTimeout(180_000);
  expect(await walk(app, '1280-en-light')).toEqual([]);
});

for (const [width, height] of [
  [1280, 800],
  [1440, 900],
] as const)
  for (const theme of ['Light', 'Dark'] as const)
    for (const language of ['English', '简体中文'] as const)
      test(`@long ${width} x ${height}, ${theme}, ${language}`, async ({ app, page }) => {
        await page.setViewportSize({ width, height });
        await app.setting(theme);
        await app.setting(language);
        expect(await walk(app, `${width}-${language === 'English' ? 'en' : 'zh'}-${theme.toLowerCase()}`)).toEqual([]);
      });
