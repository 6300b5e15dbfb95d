/** @file Quick-add: a layer by a few letters, at the cursor or at the end of a wire. */
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/app.ts';

const box = (page: Page) => page.getByRole('dialog', { name: /Add a layer|添加层/ });
const field = (page: Page) => box(page).getByRole('combobox');
const options = (page: Page) => box(page).getByRole('option');

test('double click, slash and Shift+A open it at the cursor, arrows choose, Esc closes; the last used come first', async ({
  app,
  page,
}) => {
  await app.open('mnist-mlp');
  const place = await app.emptyPlace(400, 440);
  await page.mouse.dblclick(place.x, place.y);
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('desne');
  await expect(options(page).first()).toContainText('Dense');
  await page.keyboard.press('Enter');
  await expect(box(page)).toBeHidden();
  const middle = await app.middle('dense');
  expect(Math.abs(middle.x - place.x)).toBeLessThan(10);
  expect(Math.abs(middle.y - place.y)).toBeLessThan(10);
  await page.keyboard.press('Control+z');
  await expect(app.nodes).toHaveCount(6);
  await page.mouse.move(place.x, place.y);
  await page.keyboard.press('/');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('overfit');
  await expect(options(page).first()).toContainText('Dropout');
  await page.keyboard.press('Enter');
  await expect(app.node('dropout')).toBeVisible();
  await page.keyboard.press('Shift+A');
  await expect(options(page).first()).toContainText('Dropout');
  await page.keyboard.press('ArrowDown');
  await expect(options(page).nth(1)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowUp');
  await expect(options(page).first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Escape');
  await expect(box(page)).toBeHidden();
  await expect(app.nodes).toHaveCount(7);
});

test('finds English words in Chinese and Chinese words in English', async ({ app, page }) => {
  await app.open('mnist-mlp');
  await page.keyboard.press('/');
  await page.keyboard.insertText('卷积');
  await expect(options(page).first()).toContainText('Conv2D');
  await page.keyboard.press('Escape');
  await app.setting('简体中文');
  await page.keyboard.press('/');
  await page.keyboard.type('fully conn');
  await expect(options(page).first()).toContainText('全连接');
});

test('without a cursor over the canvas the layer is appended and wired', async ({ app, page }) => {
  await app.open('empty');
  await page.keyboard.press('/');
  await page.keyboard.type('flat');
  await page.keyboard.press('Enter');
  await expect(app.node('flatten')).toBeFocused();
  expect(await app.wiring()).toEqual(['flatten → digit', 'image → flatten']);
});

test('a wire dropped on empty canvas offers what fits and comes wired, from outputs and from inputs', async ({ app, page }) => {
  await app.open('empty');
  const place = await app.emptyPlace(300, 480);
  const { x, y } = place;
  await app.output('image').hover();
  await page.mouse.down();
  await page.mouse.move(x - 60, y - 20, { steps: 6 });
  await page.mouse.move(x, y, { steps: 6 });
  await page.mouse.up();
  await expect(field(page)).toBeFocused();
  await expect(options(page).filter({ hasText: 'Conv2D' })).toHaveCount(1);
  await expect(options(page).filter({ hasText: /^Input/ })).toHaveCount(0);
  await page.keyboard.type('flatten');
  await page.keyboard.press('Enter');
  expect(await app.wiring()).toEqual(['image → flatten']);
  // A list of 784 numbers is no picture.
  await app.output('flatten').hover();
  await page.mouse.down();
  await page.mouse.move(x + 300, y - 40, { steps: 8 });
  await page.mouse.up();
  await expect(options(page).filter({ hasText: 'Dense' })).toHaveCount(1);
  await expect(options(page).filter({ hasText: 'Conv2D' })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await app.input('digit').hover();
  await page.mouse.down();
  await page.mouse.move(x + 250, y - 60, { steps: 8 });
  await page.mouse.up();
  await expect(options(page).filter({ hasText: 'Output' })).toHaveCount(0);
  await page.keyboard.type('dense');
  await page.keyboard.press('Enter');
  expect(await app.wiring()).toEqual(['dense → digit', 'image → flatten']);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(app.wires).toHaveCount(0);
  await expect(app.nodes).toHaveCount(2);
});
