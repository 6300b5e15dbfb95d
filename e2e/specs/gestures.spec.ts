/** @file Gestures of the mouse on the canvas: splicing, cutting, moving wires, copying, selecting. */
import { type App, expect, test } from '../fixtures/app.ts';

const selected = (app: App) => app.page.locator('.react-flow__node.selected');

test('a layer dropped on a wire is spliced in; the wire is dashed while it hovers', async ({ app, page }) => {
  await app.open('mnist-mlp');
  const [from, to] = [await app.middle('pixels'), await app.middle('hidden1')];
  const dropout = await page.getByRole('button', { name: 'Dropout', exact: true }).boundingBox();
  if (!dropout) throw new Error('no Dropout in the palette');
  const between = { x: (from.x + to.x) / 2, y: from.y };
  await app.drag({ x: dropout.x + 40, y: dropout.y + 10 }, between);
  await page.mouse.move(between.x + 2, between.y, { steps: 3 });
  await expect(page.locator('.wire-splice')).toHaveCount(1);
  const dashes = await page.locator('.wire-splice').evaluate((wire) => getComputedStyle(wire).strokeDasharray);
  expect(dashes).not.toBe('none');
  await page.mouse.up();
  await expect(app.nodes).toHaveCount(7);
  await expect(app.node('dropout')).toBeFocused();
  expect(await app.wiring()).toEqual(expect.arrayContaining(['pixels → dropout', 'dropout → hidden1']));
  await expect(app.wires).toHaveCount(6);
  await page.keyboard.press('Control+z');
  await expect(app.nodes).toHaveCount(6);
  await expect(app.wires).toHaveCount(5);
});

test('a node without wires is spliced in when it is dragged onto a wire', async ({ app, page }) => {
  await app.open('mnist-mlp');
  const place = await app.emptyPlace(500, 470);
  await page.mouse.dblclick(place.x, place.y);
  await page.keyboard.type('dropout');
  await page.keyboard.press('Enter');
  const [from, to] = [await app.middle('scores'), await app.middle('digit')];
  await app.drag(await app.middle('dropout'), { x: (from.x + to.x) / 2, y: from.y + 4 });
  await expect(page.locator('.wire-splice')).toHaveCount(1);
  await page.mouse.up();
  expect(await app.wiring()).toEqual(expect.arrayContaining(['scores → dropout', 'dropout → digit']));
  await expect(page.locator('.wire-splice')).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(app.wires).toHaveCount(5);
  await expect(app.nodes).toHaveCount(7);
});

test('Ctrl+Delete heals the wires, Delete does not; Alt+drag cuts those that it crosses, and Esc lets go', async ({
  app,
  page,
}) => {
  await app.open('mnist-mlp');
  await app.node('hidden1').click();
  await page.keyboard.press('Control+Delete');
  expect(await app.wiring()).toContain('pixels → hidden2');
  await expect(app.nodes).toHaveCount(5);
  await page.keyboard.press('Control+z');
  await app.node('hidden1').click();
  await page.keyboard.press('Delete');
  await expect(app.wires).toHaveCount(3);
  await page.keyboard.press('Control+z');
  await expect(app.wires).toHaveCount(5);
  const [a, b] = [await app.middle('image'), await app.middle('pixels')];
  const x = (a.x + b.x) / 2;
  await page.keyboard.down('Alt');
  await app.drag({ x, y: a.y - 70 }, { x, y: a.y + 60 });
  await expect(page.locator('.wire-cut')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expect(app.wires).toHaveCount(5);
  await app.drag({ x, y: a.y - 70 }, { x, y: a.y + 60 });
  await page.mouse.up();
  await page.keyboard.up('Alt');
  await expect(app.wires).toHaveCount(4);
  expect(await app.wiring()).not.toContain('image → pixels');
  await page.keyboard.press('Control+z');
  await expect(app.wires).toHaveCount(5);
});

test('a wire starts at the port beside a selected node too', async ({ app, page }) => {
  await app.open('mnist-mlp');
  await app.node('hidden2').click();
  const port = await app.output('hidden1').boundingBox();
  if (!port) throw new Error('no port on hidden1');
  const [from, to] = [{ x: port.x + port.width / 2, y: port.y + port.height / 2 }, await app.emptyPlace(500, 470)];
  // Esc lets go of it.
  await app.drag(from, to);
  await expect(page.locator('.wire-in-hand')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('.wire-in-hand')).toHaveCount(0);
  await page.mouse.up();
  await expect(page.getByRole('option')).toHaveCount(0);
  await app.drag(from, to);
  await page.mouse.up();
  await expect(page.getByRole('option').first()).toBeVisible();
});

test('a wire’s end is dragged to another port, or dropped to remove the wire', async ({ app, page }) => {
  await app.open('mnist-mlp');
  const port = async (name: string) => {
    const box = await app.input(name).boundingBox();
    if (!box) throw new Error(`no port on ${name}`);
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  const place = await app.emptyPlace(500, 470);
  await page.mouse.dblclick(place.x, place.y);
  await page.keyboard.type('flatten');
  await page.keyboard.press('Enter');
  // The end at the input: taken up at the port itself.
  await app.drag(await port('pixels'), await port('flatten'));
  await page.mouse.up();
  expect(await app.wiring()).toContain('image → flatten');
  expect(await app.wiring()).not.toContain('image → pixels');
  await page.keyboard.press('Control+z');
  expect(await app.wiring()).toContain('image → pixels');
  // Put back on its own port it stays; dropped on empty canvas it is gone.
  const at = await port('scores');
  await app.drag(at, { x: at.x - 40, y: at.y + 90 });
  await page.mouse.move(at.x, at.y, { steps: 6 });
  await page.mouse.up();
  await expect(app.wires).toHaveCount(5);
  await app.drag(at, { x: at.x - 40, y: at.y + 100 });
  await page.mouse.up();
  await expect(app.wires).toHaveCount(4);
  await page.keyboard.press('Control+z');
  await expect(app.wires).toHaveCount(5);
});

test('a wire that would close a loop is refused at the cursor, naming the nodes', async ({ app, page }) => {
  await app.open('mnist-mlp');
  await app.node('pixels').click();
  await page.getByRole('navigation').getByRole('button', { name: 'Add', exact: true }).click();
  const add = await app.input('add').boundingBox();
  await app.output('scores').hover();
  await page.mouse.down();
  await page.mouse.move((add?.x ?? 0) + 60, (add?.y ?? 0) + 20, { steps: 6 });
  await page.mouse.up();
  expect(await app.wiring()).toContain('scores → add');
  await app.startWire('add', 'hidden2');
  await expect(page.getByRole('status').filter({ hasText: 'hidden2 already feeds add' })).toBeVisible();
  await expect(page.locator('.port-fades').first()).toBeVisible();
  await page.mouse.up();
  expect(await app.wiring()).not.toContain('add → hidden2');
});

test('marquee, Shift and Ctrl clicks, Ctrl+A, Esc, and Alt+S with U, D, C select', async ({ app, page }) => {
  await app.open('mnist-mlp');
  const [image, hidden1] = [await app.middle('image'), await app.middle('hidden1')];
  await app.drag({ x: image.x - 110, y: image.y - 80 }, { x: hidden1.x - 60, y: hidden1.y + 60 });
  await page.mouse.up();
  await expect(selected(app)).toHaveCount(3);
  await page.keyboard.press('Escape');
  await expect(selected(app)).toHaveCount(0);
  await app.node('image').click();
  await app.node('hidden1').click({ modifiers: ['Shift'] });
  await app.node('scores').click({ modifiers: ['ControlOrMeta'] });
  await expect(selected(app)).toHaveCount(3);
  await app.node('hidden1').click();
  for (const [key, count] of [
    ['u', 3],
    ['d', 6],
    ['c', 6],
  ] as const) {
    await page.keyboard.press('Alt+s');
    await page.keyboard.press(key);
    await expect(selected(app), key).toHaveCount(count);
  }
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+a');
  await expect(selected(app)).toHaveCount(6);
});

test('Alt+drag copies, Ctrl+D duplicates with the inner wires; each is one step', async ({ app, page }) => {
  await app.open('mnist-mlp');
  const from = await app.middle('hidden1');
  const to = { x: from.x, y: from.y - 80 };
  await page.keyboard.down('Alt');
  await app.drag(from, to);
  await expect(page.locator('.stays')).toHaveCount(1);
  await page.mouse.up();
  await page.keyboard.up('Alt');
  await expect(app.nodes).toHaveCount(7);
  expect(await app.middle('hidden1')).toEqual(from);
  const copy = await app.middle('hidden1_1');
  // A drag begins where the mouse is first seen to move: a tenth of the way here.
  expect(Math.abs(copy.y - to.y)).toBeLessThan(12);
  await page.keyboard.press('Control+z');
  await expect(app.nodes).toHaveCount(6);
  // Esc gives a drag up, without a step.
  await app.drag(from, to);
  await page.keyboard.press('Escape');
  await page.mouse.up();
  expect(await app.middle('hidden1')).toEqual(from);
  await expect(app.undo).toHaveAttribute('aria-disabled', 'true');
  await app.node('hidden1').click();
  await app.node('hidden2').click({ modifiers: ['Shift'] });
  await page.keyboard.press('Control+d');
  await expect(app.nodes).toHaveCount(8);
  for (const copy of ['hidden1_1', 'hidden2_1']) await expect(app.node(copy)).toBeInViewport({ ratio: 1 });
  expect(await app.wiring()).toContain('hidden1_1 → hidden2_1');
  await expect(app.wires).toHaveCount(6);
  await page.keyboard.press('Control+z');
  await expect(app.nodes).toHaveCount(6);
});

test('Space and a drag move the view, also from a node, and leave the selection alone', async ({ app, page }) => {
  await app.open('mnist-mlp');
  await app.node('hidden1').click();
  await app.node('hidden2').click({ modifiers: ['Shift'] });
  const [from, image] = [await app.middle('hidden1'), await app.middle('image')];
  await page.keyboard.down('Space');
  await app.drag(from, { x: from.x + 60, y: from.y - 40 });
  await page.mouse.up();
  await page.keyboard.up('Space');
  expect(await app.middle('hidden1')).toEqual({ x: from.x + 60, y: from.y - 40 });
  expect(await app.middle('image')).toEqual({ x: image.x + 60, y: image.y - 40 });
  await expect(selected(app)).toHaveCount(2);
  await expect(app.undo).toHaveAttribute('aria-disabled', 'true');
});

test('zoom keys, and the way back when nothing is in sight', async ({ app, page }) => {
  await app.open('mnist-mlp');
  const zoom = page.getByRole('button', { name: 'Zoom to 100 %', exact: true });
  await page.keyboard.press('+');
  await expect(zoom).toHaveText('120 %');
  await page.keyboard.press('-');
  await page.keyboard.press('-');
  await expect(zoom).toHaveText('83 %');
  await page.keyboard.press('Shift+0');
  await expect(zoom).toHaveText('100 %');
  // With Ctrl too, where the canvas is meant; in a field these keys are the browser's.
  await page.mouse.move(600, 300);
  await page.keyboard.press('Control+=');
  await expect(zoom).toHaveText('120 %');
  await page.keyboard.press('Control+-');
  await expect(zoom).toHaveText('100 %');
  await page.getByRole('textbox', { name: 'Epochs', exact: true }).focus();
  await page.keyboard.press('Control+=');
  await expect(zoom).toHaveText('100 %');
  await page.keyboard.press('Escape');
  await app.node('hidden1').click();
  await page.keyboard.press('Shift+2');
  await expect(zoom).toHaveText('150 %');
  await page.keyboard.press('Shift+1');
  await expect(zoom).toHaveText('100 %');
  await page.keyboard.press('Escape');
  const { x, y } = await app.emptyPlace();
  await page.mouse.move(x, y);
  await page.mouse.wheel(5000, 0);
  const back = page.getByRole('button', { name: 'Back to content', exact: true });
  await back.click();
  await expect(back).toBeHidden();
  await expect(app.node('image')).toBeInViewport();
});
