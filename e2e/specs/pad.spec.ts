/** @file The pad: it guesses before, while and after the net learns, follows the pen, and reads digits wherever they are drawn. */
import { type App, expect, test } from '../fixtures/app.ts';
import { Pad } from '../fixtures/pad.ts';

test('@desktop the bars follow the pen before, during and after training, and name their weights', async ({ app, page }) => {
  await app.open('mnist-mlp');
  const pad = new Pad(page);
  await expect(pad.origin).toHaveText('untrained');
  await expect(pad.bars).toHaveCount(10);

  await pad.watch();
  await pad.draw(5);
  await page.waitForTimeout(500);
  const idle = await pad.seen();
  expect(idle.filter((after) => after < 0).length, 'changes while the pen moves').toBeGreaterThan(3);
  expect(Math.max(...idle), 'milliseconds after the pen').toBeLessThan(150);

  await app.fill('Epochs', '40');
  await app.train.click();
  await expect(pad.origin).toHaveText(/step [1-9]|epoch/);
  await pad.watch();
  await page.waitForTimeout(3000);
  expect((await pad.seen()).length, 'changes of the bars in 3 s').toBeGreaterThanOrEqual(6);
  await expect.poll(() => app.panelText()).toMatch(/Epoch ([3-9]|\d\d) of/);
  for (const digit of [7, 0, 4]) {
    await pad.watch();
    await pad.draw(digit, 'centred', 2);
    expect(await pad.named(digit), `milliseconds until ${digit} is named`).toBeLessThan(500);
  }

  await app.pause.click();
  await expect(app.resume).toBeVisible();
  await pad.draw(3, 'centred', 3);
  expect(await pad.settled()).toBe('3');
  await app.stop.click();
  await expect(app.train).toBeVisible();
  await expect(pad.origin).toHaveText('run 1');
  await pad.origin.click();
  await expect(pad.origin).toHaveText('run 1 best');
  await pad.draw(9, 'centred', 3);
  expect(await pad.settled()).toBe('9');
  await pad.origin.click();

  await app.node('hidden1').click();
  await app.fill('Units', '80');
  await pad.draw(2, 'centred', 3);
  expect(await pad.settled()).toBe('2');
  await expect(pad.origin).toHaveText('run 1');
});

test('one step moves the bars, and the weights are named by it', async ({ app, page }) => {
  await app.open('mnist-mlp');
  const pad = new Pad(page);
  await expect(pad.origin).toHaveText('untrained');
  await app.step.click();
  await expect(pad.origin).toHaveText('step 1');
  for (let step = 2; step <= 3; step += 1) {
    await pad.watch();
    await app.step.click();
    await expect(pad.origin).toHaveText(`step ${step}`);
    const seen = await pad.seen();
    expect(seen.length).toBeGreaterThan(0);
    expect(seen[0], 'milliseconds after the click').toBeLessThan(300);
  }
});

test('reads at least 24 of 30 drawings after a few epochs, wherever and however large they are', async ({ app, page }) => {
  await app.open('mnist-mlp');
  await app.fill('Epochs', '4');
  await app.trainToEnd();
  await app.tab('Training').click();
  const wrong = await new Pad(page).mistakes();
  test.info().annotations.push({ type: 'right', description: `${30 - wrong.length} of 30; wrong: ${wrong.join(', ')}` });
  expect(wrong.length, wrong.join(', ')).toBeLessThanOrEqual(6);
});

test('is used by keyboard: digits, clearing, undo, said aloud', async ({ app, page }) => {
  await app.open('mnist-mlp');
  const pad = new Pad(page);
  await pad.surface.focus();
  await expect(page.getByText('0 to 9 write a digit')).toBeVisible();
  await page.keyboard.press('7');
  await expect(page.getByTestId('spoken')).toHaveText(/^\d, \d+ %$/);
  const paths = pad.surface.locator('path');
  await expect(paths).toHaveCount(1);
  await page.keyboard.press('4');
  await expect(paths).toHaveCount(2);
  await page.keyboard.press('Backspace');
  await expect(paths).toHaveCount(0);
  await expect(pad.guess).toHaveText('');
  await page.keyboard.press('Control+z');
  await expect(paths).toHaveCount(2);
  await page.keyboard.press('Control+z');
  await expect(paths).toHaveCount(1);
  // The drawing of the net has nothing to take back.
  await expect(app.undo).toHaveAttribute('aria-disabled', 'true');
});

/** Trains with a seed and gives how many of the thirty the net reads. */
async function rightWith(app: App, template: 'mnist-mlp' | 'mnist-cnn', seed: number): Promise<number> {
  await app.page.getByRole('button', { name: 'Templates' }).click();
  await app.open(template);
  await app.fill('Seed', String(seed));
  await app.train.click();
  await expect(app.stop).toBeVisible();
  await expect(app.train).toBeVisible({ timeout: 400_000 });
  await app.tab('Training').click();
  const wrong = await new Pad(app.page).mistakes();
  const words = `${template}, seed ${seed}: ${30 - wrong.length} of 30 ${wrong.join(', ')}`;
  test.info().annotations.push({ type: 'right', description: words });
  process.stdout.write(`${words}\n`);
  return 30 - wrong.length;
}

for (const [template, least] of [
  ['mnist-mlp', 24],
  ['mnist-cnn', 27],
] as const) {
  test(`@long ${template} as it comes reads at least ${least} of 30 drawings, with three seeds`, async ({ app }) => {
    await app.open(template);
    for (const seed of [7, 21, 1998]) expect(await rightWith(app, template, seed)).toBeGreaterThanOrEqual(least);
  });
}
