/** @file The minimap: there while something is out of view, pans under the mouse and goes with every pan, stays hidden where it was hidden. */
import type { Page } from '@playwright/test';
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

  // The drawing and the map go with each way to move the view.
  const view = map.locator('.minimap-view');
  const seen = async (): Promise<number[]> => {
    const [node, frame] = [await app.node('digit').boundingBox(), await view.boundingBox()];
    return [node?.x ?? 0, node?.y ?? 0, frame?.x ?? 0].map(Math.round);
  };
  const { x, y } = { x: (canvas?.x ?? 0) + 60, y: (canvas?.y ?? 0) + 60 };
  await page.mouse.move(x, y);
  const ways = {
    wheel: () => page.mouse.wheel(-200, -100),
    middle: () => drag(page, { x, y }, { x: x + 100, y: y + 50 }, 'middle'),
    space: async () => {
      await page.keyboard.down('Space');
      await drag(page, { x, y }, { x: x + 100, y: y + 50 }, 'left');
      await page.keyboard.up('Space');
    },
  };
  for (const [way, move] of Object.entries(ways)) {
    const [left = 0, top = 0, frame = 0] = await seen();
    await move();
    await expect.poll(async () => (await seen()).slice(0, 2), way).toEqual([left + 100, top + 50]);
    const [, , atOnce = 0] = await seen();
    expect(atOnce, way).toBeLessThan(frame);
    // As far as the drawing: nothing moves when the rest of the page is told.
    await page.waitForTimeout(400);
    expect((await seen())[2], way).toBe(atOnce);
  }

  const toggle = page.getByRole('button', { name: 'Minimap', exact: true });
  await toggle.focus();
  await page.keyboard.press('Enter');
  await expect(toggle).toHaveAttribute('aria-pressed', 'false');
  await expect(map).toBeHidden();
  await page.reload();
  await expect(app.nodes).toHaveCount(6);
  await expect(toggle).toHaveAttribute('aria-pressed', 'false');
});

interface Place {
  readonly x: number;
  readonly y: number;
}

async function drag(page: Page, from: Place, to: Place, button: 'left' | 'middle'): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down({ button });
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up({ button });
}
