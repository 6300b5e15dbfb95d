/** @file The charts of a run: axis, values by pointer and by keys, the run before, files. */
import { readFileSync } from 'node:fs';
import { expect, test } from '../fixtures/app.ts';

test('charts keep the planned epochs, tell values by pointer and keys, and carry the run before', async ({ app, page }) => {
  await app.open('mnist-mlp');
  await app.fill('Epochs', '4');
  const loss = page.getByRole('img', { name: /^Loss/ });
  const accuracy = page.getByRole('img', { name: /^Accuracy/ });
  await app.train.click();
  await expect(loss).toHaveAttribute('data-epochs', '4');
  await expect(app.tab('Results')).toHaveAttribute('aria-selected', 'true', { timeout: 60_000 });
  await app.tab('Training').click();
  await expect(loss).toHaveAccessibleName(/^Loss, train 0\.\d{4}, validation 0\.\d{4}/);
  await expect(accuracy).toHaveAccessibleName(/^Accuracy, train 0\.\d{4}, validation 0\.\d{4}/);
  for (const part of [
    /Epoch 4 of 4/,
    /Step 6,752 of 6,752/,
    /Examples\/s [\d,]+/,
    /Elapsed \d+ s/,
    /Best validation accuracy 0\.\d{4} epoch [1-4]/,
  ])
    await expect(app.numbers).toContainText(part);

  const before = await page.screenshot();
  const box = await loss.boundingBox();
  if (!box) throw new Error('no chart');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.waitForTimeout(200);
  expect(before.equals(await page.screenshot()), 'hovering shows values').toBe(false);

  const probe = page.getByRole('slider', { name: 'Loss: values by epoch' });
  await probe.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await expect(probe).toHaveAttribute('aria-valuetext', /^epoch 2\.0, train 0\.\d{4}, validation 0\.\d{4}$/);

  await app.fill('Epochs', '1');
  await app.trainToEnd();
  await app.tab('Training').click();
  await expect(loss).toHaveAttribute('data-epochs', '1');
  await expect(loss).toHaveAccessibleName(/^Loss, run 1 0\.\d{4}, train 0\.\d{4}, validation 0\.\d{4}$/);
});

test('smoothing, a logarithmic scale and files of the values', async ({ app, page }) => {
  await app.open('mnist-mlp');
  await app.fill('Epochs', '2');
  await app.trainToEnd();
  await app.tab('Training').click();
  const loss = page.getByRole('img', { name: /^Loss/ });
  const smoothed = await loss.getAttribute('aria-label');
  const button = page.getByRole('button', { name: 'smoothed 0.9' }).first();
  await button.click();
  await page.getByRole('button', { name: 'smoothed 0.97' }).first().click();
  await expect(page.getByRole('button', { name: 'smoothed 0', exact: true })).toBeVisible();
  await expect(loss).not.toHaveAccessibleName(smoothed ?? '');

  const more = page.getByRole('button', { name: 'Loss: scale and files' });
  await more.click();
  await page.getByRole('button', { name: 'Logarithmic scale' }).click();
  await more.click();
  await expect(page.getByRole('button', { name: 'Logarithmic scale' })).toHaveAttribute('aria-pressed', 'true');

  const csv = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the values as CSV' }).click();
  const file = await csv;
  expect(file.suggestedFilename()).toBe('loss.csv');
  const lines = readFileSync(await file.path(), 'utf8')
    .trim()
    .split('\r\n');
  expect(lines[0]).toBe('"epoch","train","validation"');
  expect(lines.at(-1)).toMatch(/^2,0\.\d+,0\.\d+$/);
  await more.click();
  const png = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the picture as PNG' }).click();
  expect(
    readFileSync(await (await png).path())
      .subarray(1, 4)
      .toString(),
  ).toBe('PNG');
});
