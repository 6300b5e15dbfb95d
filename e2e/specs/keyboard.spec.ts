/** @file The canvas without a mouse: walking, hearing, renaming, editing, moving, deleting. */
import { type App, expect, test } from '../fixtures/app.ts';

const chosen = (app: App) => app.page.locator('.react-flow__node.selected .layer-node-name');

test('walks along wires and says where it is', async ({ app, page }) => {
  await app.open('mnist-mlp');
  const said = page.locator('section[aria-label="Canvas"] [aria-live="polite"]');
  await page.keyboard.press('ArrowRight');
  await expect(said).toHaveText('Node 1 of 6: image, Input picture ÷ 255, output 28 × 28 × 1');
  for (const name of ['pixels', 'hidden1', 'hidden2']) {
    await page.keyboard.press('ArrowRight');
    await expect(chosen(app)).toHaveText(name);
  }
  await page.keyboard.press('ArrowLeft');
  await expect(chosen(app)).toHaveText('hidden1');
  await expect(page.locator('.react-flow__node:focus')).toHaveAccessibleName(/^hidden1, Dense 64 relu, output 64$/);
});

test('renames, edits and moves the chosen node', async ({ app, page }) => {
  await app.open('mnist-mlp');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('F2');
  await page.keyboard.type('picture');
  await page.keyboard.press('Enter');
  await expect(app.node('picture')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  const before = await app.node('pixels').boundingBox();
  await page.keyboard.press('Control+ArrowDown');
  await page.keyboard.press('Control+ArrowDown');
  await expect.poll(async () => (await app.node('pixels').boundingBox())?.y).toBe((before?.y ?? 0) + 16);
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await app.node('pixels').boundingBox())?.y).toBe(before?.y);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Units', exact: true })).toBeFocused();
});

test('deletes and selects all, and is silent while typing', async ({ app, page }) => {
  await app.open('mnist-mlp');
  await app.node('digit').click();
  await page.keyboard.press('Delete');
  await expect(app.nodes).toHaveCount(5);
  await page.keyboard.press('Control+Shift+Z');
  await page.keyboard.press('Control+z');
  await expect(app.nodes).toHaveCount(6);
  await page.keyboard.press('Control+a');
  await expect(chosen(app)).toHaveCount(6);
  await page.keyboard.press('Escape');
  await expect(chosen(app)).toHaveCount(0);
  await page.getByRole('textbox', { name: 'Epochs', exact: true }).focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await expect(app.nodes).toHaveCount(6);
});

test('a wire dropped on a node goes to the first port that takes it', async ({ app, page }) => {
  await app.open('mnist-mlp');
  await app.node('scores').click();
  await app.append('Add');
  await app.output('hidden2').hover();
  await page.mouse.down();
  const box = await app.node('add').boundingBox();
  if (!box) throw new Error('no node add');
  await page.mouse.move(box.x + 90, box.y + 60, { steps: 8 });
  await page.mouse.up();
  await expect(app.wires).toHaveCount(7);
});

test('Tab enters the canvas; a wire is drawn by keyboard alone', async ({ app, page }) => {
  await app.open('empty');
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.keyboard.press('Tab');
  await expect(app.node('image')).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('c');
  const hint = page.getByRole('status').filter({ hasText: 'image to digit' });
  await expect(hint).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(hint).toBeHidden();
  await expect(app.wires).toHaveCount(0);
  await page.keyboard.press('c');
  await page.keyboard.press('Enter');
  expect(await app.wiring()).toEqual(['image → digit']);
  await page.keyboard.press('Alt+x');
  await expect(app.wires).toHaveCount(0);

  // From the page's end Tab goes on at its beginning, not into the canvas again.
  const reached = new Set<string | null>();
  for (let presses = 0; presses < 60 && !reached.has('Train'); presses += 1) {
    await page.keyboard.press('Tab');
    reached.add(await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? null));
  }
  await expect(app.train).toBeFocused();
});

test('a net is drawn without a mouse', async ({ app, page }) => {
  await app.open('empty');
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.keyboard.press('Tab');
  for (const layer of ['flatten', 'dense']) {
    await page.keyboard.press('/');
    await page.keyboard.type(layer);
    await page.keyboard.press('Enter');
    await expect(app.node(layer)).toBeFocused();
  }
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Units', exact: true })).toBeFocused();
  await page.keyboard.type('10');
  await page.keyboard.press('Enter');
  await expect(app.node('dense')).toContainText('Dense · 10');
  await page.keyboard.press('Escape');
  await expect(app.node('dense')).toBeFocused();
  expect(await app.wiring()).toEqual(['dense → digit', 'flatten → dense', 'image → flatten']);
  await expect(app.train).not.toHaveAttribute('aria-disabled', 'true');
});

test('the question mark lists every shortcut', async ({ app, page }) => {
  await app.open('mnist-mlp');
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard and mouse' });
  for (const name of ['Add a layer', 'Delete and join the wires', 'Select upstream', 'Show all', 'Cut wires']) {
    await expect(sheet.getByText(name, { exact: true })).toBeVisible();
  }
  // Silent behind a dialog.
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await expect(app.nodes).toHaveCount(6);
});
