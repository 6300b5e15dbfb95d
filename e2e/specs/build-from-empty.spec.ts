/** @file The tutorial's net from an empty drawing, by clicks alone. */
import { expect, test } from '../fixtures/app.ts';

test('builds the tutorial’s net from Empty with clicks alone, in at most 20 clicks and 60 s @desktop', async ({ app, page }) => {
  let clicks = 0;
  const click = async (role: 'button' | 'combobox' | 'option', name: string | RegExp): Promise<void> => {
    clicks += 1;
    await page.getByRole(role, { name, exact: true }).click();
  };
  const started = Date.now();
  await app.open('empty');
  clicks += 1;
  await click('button', 'Flatten');
  for (let layer = 0; layer < 2; layer += 1) {
    await click('button', 'Dense');
    await expect(page.getByRole('textbox', { name: 'Units', exact: true })).toBeFocused();
    await click('combobox', 'Activation');
    await click('option', 'relu');
  }
  await click('button', 'Dense');
  const offer = page.getByTestId('head-offer');
  await expect(offer).toHaveText('10 units, softmax: fits the 10 classes of label');
  await offer.click();
  clicks += 1;
  await expect(offer).toBeHidden();
  expect(await app.wiring()).toEqual([
    'dense → dense_1',
    'dense_1 → dense_2',
    'dense_2 → digit',
    'flatten → dense',
    'image → flatten',
  ]);
  await expect(page.getByText('55,050')).toBeVisible();
  await expect(app.node('digit')).toContainText('10 classes');
  await expect(app.train).not.toHaveAttribute('aria-disabled', 'true');
  await app.train.click();
  clicks += 1;
  await expect(app.stop).toBeVisible();
  const seconds = (Date.now() - started) / 1000;
  expect(clicks).toBeLessThanOrEqual(20);
  expect(seconds).toBeLessThan(60);
  await app.stop.click();
});

test('a click in the palette puts the cursor into the first field: a number and Enter count at once', async ({ app, page }) => {
  await app.open('empty');
  await page.getByRole('button', { name: 'Flatten', exact: true }).click();
  // It has no field: the node itself has the keyboard.
  await expect(app.node('flatten')).toBeFocused();
  await page.getByRole('button', { name: 'Dense', exact: true }).click();
  await expect(page.getByRole('textbox', { name: 'Units', exact: true })).toBeFocused();
  await page.keyboard.type('32');
  await page.keyboard.press('Enter');
  await expect(app.node('dense')).toContainText('Dense · 32');
  // A field that nothing was typed into leaves Ctrl+Z to the drawing.
  await page.keyboard.press('Control+z');
  await expect(app.node('dense')).toContainText('Dense · 64');
  await page.keyboard.press('Control+z');
  await expect(app.nodes).toHaveCount(3);
});

test('a layer is appended where it is seen: not beneath the zoom control, not beneath the minimap', async ({ app, page }) => {
  await app.open('empty');
  const covers = page.locator('.zoom-control, .minimap');
  for (let count = 1; count <= 12; count += 1) {
    await app.append('Dense');
    const node = await page.locator('.react-flow__node.selected').boundingBox();
    for (const cover of await covers.all()) {
      const over = await cover.boundingBox();
      if (!node || !over) continue;
      const apart =
        node.x + node.width <= over.x ||
        over.x + over.width <= node.x ||
        node.y + node.height <= over.y ||
        over.y + over.height <= node.y;
      expect(apart, `layer ${count}`).toBe(true);
    }
  }
  await expect(page.getByTestId('minimap')).toBeVisible();
});
