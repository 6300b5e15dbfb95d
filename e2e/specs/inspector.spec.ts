/** @file The inspector: how a node's numbers come about, its weights, what it does and when it is used. */
import { type App, expect, test } from '../fixtures/app.ts';
import { seriousFindings } from '../fixtures/axe.ts';

const inspector = (app: App) => app.page.getByRole('complementary', { name: /Inspector|检查器/ });

test('shows the sums of the chosen layer, as they stand after each change', async ({ app, page }) => {
  await app.open('mnist-cnn');
  await app.node('edges').click();
  await expect(inspector(app)).toContainText('26 = 28 − 3 + 1');
  await expect(inspector(app)).toContainText('320 = 3·3·1·32 + 32');
  await app.fill('Filters', '8');
  await expect(inspector(app)).toContainText('80 = 3·3·1·8 + 8');
  await page.getByRole('textbox', { name: 'Strides', exact: true }).fill('2');
  await page.keyboard.press('Enter');
  await expect(inspector(app)).toContainText('13 = ⌈(28 − 3 + 1) / 2⌉');
  await app.choose('Padding', 'same');
  await expect(inspector(app)).toContainText('14 = ⌈28 / 2⌉');
  await page.getByRole('textbox', { name: 'Kernel size', exact: true }).fill('3x5');
  await page.keyboard.press('Enter');
  await expect(inspector(app)).toContainText('128 = 3·5·1·8 + 8');
  for (let step = 0; step < 4; step += 1) await app.undo.click();

  for (const [name, sum] of [
    ['pool1', '13 = ⌈(26 − 2 + 1) / 2⌉'],
    ['features', '1600 = 5·5·64'],
    ['scores', '16010 = 1600·10 + 10'],
  ] as const) {
    await app.node(name).click();
    await expect(inspector(app)).toContainText(sum);
  }
});

test('lists the weights with shape and count, and says which are not trained', async ({ app }) => {
  await app.open('mnist-cnn');
  await app.node('edges').click();
  const weights = inspector(app).getByRole('table');
  await expect(weights.getByRole('row', { name: /kernel/ })).toHaveText(/kernel\s*3 × 3 × 1 × 32\s*288/);
  await expect(weights.getByRole('row', { name: /bias/ })).toHaveText(/bias\s*32\s*32/);
  await app.append('BatchNormalization');
  await expect(weights.getByRole('row', { name: /moving_mean/ })).toContainText('not trained');
  await expect(weights.getByRole('row', { name: /gamma/ })).not.toContainText('not trained');
  await expect(inspector(app)).toContainText('128 = 4·32');
});

test('says what every layer does and when it is used, in both languages', async ({ app, page }) => {
  await app.open('empty');
  await app.node('image').click();
  const docs = inspector(app).locator('.docs p');
  const said = new Map<string, string>();
  for (const row of await page.locator('.palette-row').all()) {
    await row.click();
    const title = await inspector(app).locator('small').first().innerText();
    said.set(title, (await docs.allInnerTexts()).join(' '));
  }
  expect(said.size).toBeGreaterThanOrEqual(14);
  for (const [title, words] of said) expect(words.match(/\.( |$)/g)?.length ?? 0, `${title}: ${words}`).toBeGreaterThanOrEqual(2);
  await app.setting('简体中文');
  for (const text of await docs.allInnerTexts()) expect(text).toMatch(/[\u4e00-\u9fff].*。/);
  expect(await seriousFindings(page)).toEqual([]);
});
