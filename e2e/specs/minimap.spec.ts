/** @file The minimap: there while something is out of view, pans under the mouse, stays hidden where it was hidden. */
import { expect, test } from '../fixtures/app.ts';

test('the minimap shows while something is out of view, pans, and remembers that it was hidden', async ({ app, page }) => {
  const map = page.getByTestId('minimap');
  await app.open('mnist-mlp');
  await expect(map).toBeHidden();
  for (let i = 0; i < 4; i += 1) await page.getByRole('button', { name: 'Zoom in', exact: true }).click();
  await expect(map).toBeVisible();

  const before = await app.node('image').boundingBox();
  const box = await map.locator('svg').boundingBox();
  if (!box || !before) throw new Error('no minimap');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 4, box.y + box.height - 4, { steps: 5 });
  await page.mouse.up();
  // The lower right corner of the drawing stands in the middle now.
  const digit = await app.node('digit').boundingBox();
  const canvas = await page.locator('.canvas').boundingBox();
  expect(Math.abs((digit?.x ?? 0) + (digit?.width ?? 0) - (canvas?.x ?? 0) - (canvas?.width ?? 0) / 2)).toBeLessThan(40);
  expect((await app.node('image').boundingBox())?.x).toBeLessThan(before.x);

  const toggle = page.getByRole('button', { name: 'Minimap', exact: true });
  await toggle.focus();
  await page.keyboard.press('Enter');
  await expect(toggle).toHaveAttribute('aria-pressed', 'false');
  await expect(map).toBeHidden();
  await page.reload();
  await expect(app.nodes).toHaveCount(6);
  await expect(toggle).toHaveAttribute('aria-pressed', 'false');
});
