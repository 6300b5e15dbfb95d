/** @file Copy, cut and paste of nodes through the system clipboard. */
import { App, expect, test } from '../fixtures/app.ts';

test('copies nodes with inner wires as text, and pastes them at the cursor in one step', async ({ app, page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await app.open('mnist-mlp');
  await app.node('hidden1').click();
  await app.node('hidden2').click({ modifiers: ['Shift'] });
  await page.keyboard.press('Control+c');
  const text = await page.evaluate(() => navigator.clipboard.readText());
  const copied = JSON.parse(text) as { layerloom: string; version: number; nodes: unknown[]; edges: unknown[] };
  expect([copied.layerloom, copied.version, copied.nodes.length, copied.edges.length]).toEqual(['nodes', 1, 2, 1]);
  const place = await app.emptyPlace(400, 450);
  await page.mouse.move(place.x, place.y);
  await page.keyboard.press('Control+v');
  await expect(app.nodes).toHaveCount(8);
  expect(await app.wiring()).toContain('hidden1_1 → hidden2_1');
  const [a, b] = [await app.middle('hidden1_1'), await app.middle('hidden2_1')];
  expect(Math.abs((a.x + b.x) / 2 - place.x)).toBeLessThan(10);
  await expect(page.locator('.react-flow__node.selected')).toHaveCount(2);
  await page.keyboard.press('Control+z');
  await expect(app.nodes).toHaveCount(6);
});

test('cuts in one window and pastes in another', async ({ app, page, context, host }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await app.open('mnist-mlp');
  await app.node('hidden1').click();
  await page.keyboard.press('Control+x');
  await expect(app.nodes).toHaveCount(5);
  const second = await context.newPage();
  await second.goto(host.url);
  const other = new App(second);
  await other.open('empty');
  await second.keyboard.press('Control+v');
  await expect(other.node('hidden1')).toBeVisible();
  await second.close();
});

test('foreign and malformed text is left alone, and fields keep their own clipboard', async ({ app, page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await app.open('mnist-mlp');
  const texts = [
    'Dense(64)',
    '{"layerloom":"nodes"',
    '{"layerloom":"nodes","version":2,"nodes":[],"edges":[],"columns":{}}',
    '[1]',
  ];
  for (const text of texts) {
    await page.evaluate((foreign) => navigator.clipboard.writeText(foreign), text);
    await page.locator('.react-flow__pane').click({ position: { x: 20, y: 20 } });
    await page.keyboard.press('Control+v');
    await expect(app.nodes).toHaveCount(6);
  }
  await expect(page.getByRole('alert')).toHaveCount(0);
  const epochs = page.getByRole('textbox', { name: 'Epochs', exact: true });
  await epochs.fill('17');
  await epochs.selectText();
  await page.keyboard.press('Control+c');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('17');
});

test('copy, paste, duplicate and the run control are found among all commands', async ({ app, page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await app.open('mnist-mlp');
  await app.node('hidden1').click();
  const command = async (name: string): Promise<void> => {
    await page.keyboard.press('Control+k');
    await page.getByRole('textbox', { name: 'Find a command' }).fill(name);
    await expect(page.locator('[data-action][data-selected]')).toContainText(name);
    await page.keyboard.press('Enter');
  };
  await command('Copy');
  await command('Paste');
  await expect(app.node('hidden1_1')).toBeVisible();
  await command('Duplicate');
  await expect(app.nodes).toHaveCount(8);
  for (let i = 0; i < 2; i += 1) await app.undo.click();
  await expect(app.nodes).toHaveCount(6);
  await command('Step');
  await expect(app.numbers).toContainText('Step 1 of 16,880');
  await command('Stop');
  await expect(app.train).toBeVisible();
});
