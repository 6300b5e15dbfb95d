/** @file Fields: numbers as people type them, refused in words, taken by Enter, given back by Esc; an untouched one changes nothing. */
import { type App, expect, test } from '../fixtures/app.ts';

const field = (app: App, label: string) => app.page.getByRole('textbox', { name: label, exact: true });

/** The conv layer of the convnet, chosen. */
async function openConvolution(app: App): Promise<void> {
  await app.open('mnist-cnn');
  await app.nodes.filter({ hasText: 'Conv2D' }).first().click();
  await expect(field(app, 'Kernel size')).toHaveValue('3 × 3');
}

test('takes pairs with any sign between, and decimal numbers with a comma', async ({ app, page }) => {
  await openConvolution(app);
  const kernel = field(app, 'Kernel size');
  for (const [typed, shown] of [
    ['3,5', '3 × 5'],
    ['5', '5 × 5'],
    ['3x5', '3 × 5'],
    ['5 3', '5 × 3'],
    ['3 × 5', '3 × 5'],
  ] as const) {
    await kernel.fill(typed);
    await kernel.press('Enter');
    await expect(kernel).toHaveValue(shown);
    await expect(kernel).toBeFocused();
  }
  await expect(app.nodes.filter({ hasText: 'Conv2D' }).first()).toContainText('3×5');
  await page.keyboard.press('Escape');
  await page.locator('.react-flow__pane').click({ position: { x: 20, y: 20 } });
  const rate = field(app, 'Learning rate');
  for (const [typed, shown] of [
    ['0,0005', '0.0005'],
    ['5e-5', '0.00005'],
    ['.1', '0.1'],
    ['1e-3', '0.001'],
  ] as const) {
    await rate.fill(typed);
    await rate.press('Tab');
    await expect(rate).toHaveValue(String(Number(shown)));
  }
});

test('refuses what is no whole number in a sentence, keeps the text, and changes nothing', async ({ app, page }) => {
  await app.open('mnist-mlp');
  const epochs = field(app, 'Epochs');
  await epochs.fill('3,5');
  await epochs.press('Enter');
  await expect(epochs).toHaveValue('3,5');
  await expect(epochs).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByRole('alert')).toHaveText('A whole number is needed here; “3,5” is not one.');
  await expect(epochs).toHaveAccessibleDescription(/A whole number is needed here/);
  await expect(app.undo).toHaveAttribute('aria-disabled', 'true');

  // Left as it is, it stays until it is mended.
  await field(app, 'Seed').focus();
  await expect(epochs).toHaveValue('3,5');
  await epochs.focus();
  await epochs.press('End');
  await epochs.press('Backspace');
  await epochs.press('Backspace');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await epochs.press('Enter');
  await expect(epochs).toHaveValue('3');
  await expect(page.getByText('5,064', { exact: true })).toBeVisible();

  await epochs.fill('0');
  await epochs.press('Enter');
  await expect(page.getByRole('alert')).toHaveText('At least 1.');
  await epochs.press('Escape');
  await expect(epochs).toHaveValue('3');
  await expect(page.getByRole('alert')).toHaveCount(0);

  const share = field(app, 'Validation share');
  await share.fill('100');
  await share.press('Enter');
  await expect(page.getByRole('alert')).toHaveText('From 0 to 99.9.');
  await share.fill('12,5 %');
  await share.press('Enter');
  await expect(share).toHaveValue('12.5');
  await expect(page.getByText('52,500', { exact: true })).toBeVisible();
});

test('refuses in Chinese too', async ({ app, page }) => {
  await app.open('mnist-mlp');
  await app.setting('简体中文');
  const epochs = field(app, '轮数');
  await epochs.fill('3.5');
  await epochs.press('Enter');
  await expect(page.getByRole('alert')).toHaveText('这里需要整数，“3.5”不是整数。');
});

test('Tab walks the fields, and one that is left untouched changes nothing', async ({ app, page }) => {
  await app.open('mnist-mlp');
  await field(app, 'Epochs').focus();
  const visited: string[] = [];
  for (let step = 0; step < 9; step += 1) {
    visited.push(await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? ''));
    await page.keyboard.press('Tab');
  }
  expect(visited.filter((name) => name !== '')).toEqual([
    'Epochs',
    'Batch size',
    'Optimizer',
    'Learning rate',
    'Early stopping',
    'Source',
    'Validation share',
    'Shuffle',
  ]);
  await page.keyboard.press('Enter');
  await expect(app.undo).toHaveAttribute('aria-disabled', 'true');
  const rate = field(app, 'Learning rate');
  await rate.fill('1e-3');
  await rate.press('Enter');
  await expect(rate).toHaveValue('0.001');
  await expect(app.undo).toHaveAttribute('aria-disabled', 'true');
});

test('arrows step whole numbers, and one visit is one step back', async ({ app }) => {
  await app.open('mnist-mlp');
  const epochs = field(app, 'Epochs');
  await epochs.focus();
  for (let press = 0; press < 3; press += 1) await epochs.press('ArrowUp');
  await expect(epochs).toHaveValue('13');
  await epochs.press('Shift+ArrowUp');
  await expect(epochs).toHaveValue('23');
  await app.undo.click();
  await expect(epochs).toHaveValue('10');
  await expect(app.undo).toHaveAttribute('aria-disabled', 'true');
  await epochs.focus();
  for (let press = 0; press < 12; press += 1) await epochs.press('ArrowDown');
  await expect(epochs).toHaveValue('1');
});
