/** @file From a template to a trained model in a file, and what survives a reload and a restart. */
import { readFileSync } from 'node:fs';
import { App, expect, test } from '../fixtures/app.ts';
import { startHost } from '../fixtures/host.ts';

test('@long two clicks from the first start lead to a test accuracy of 0.96 within a minute', async ({ app, page }) => {
  const clicked = Date.now();
  await app.open('mnist-mlp');
  await expect(app.node('hidden1')).toContainText('50,240');
  await app.train.click();
  await expect(page.getByRole('tabpanel').locator('canvas').first()).toBeVisible();
  await expect.poll(() => app.panelText(), { timeout: 5000 }).toMatch(/Step [1-9]/);
  const results = page.getByRole('tabpanel');
  await expect(results).toContainText(/Test accuracy\s*0\.\d+/, { timeout: 60_000 });
  expect(Date.now() - clicked).toBeLessThan(60_000);
  const accuracy = Number(/Test accuracy\s+(0\.\d+)/.exec(await results.innerText())?.[1]);
  expect(accuracy).toBeGreaterThan(0.96);
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('a trained model is exported', async ({ app, page }) => {
  await app.open('mnist-mlp');
  await app.fill('Epochs', '1');
  await app.trainToEnd();
  const download = page.waitForEvent('download');
  await app.exportAs('.h5');
  const path = await (await download).path();
  expect(readFileSync(path).subarray(1, 4).toString()).toBe('HDF');
});

test('pause holds, resume goes on, a reload in the middle loses nothing', async ({ app, page }) => {
  await app.open('mnist-mlp');
  await app.fill('Epochs', '12');
  await app.train.click();
  await expect.poll(() => app.panelText()).toMatch(/Epoch [2-9]/);
  await app.pause.click();
  await expect(app.resume).toBeVisible();
  await page.waitForTimeout(600);
  const step = async () => /Step \S+/.exec(await app.panelText())?.[0];
  const held = await step();
  await page.waitForTimeout(600);
  expect(await step()).toBe(held);
  await app.resume.click();
  await expect(app.pause).toBeVisible();
  await page.reload();
  await expect(app.node('hidden1')).toBeVisible();
  await expect.poll(() => app.panelText()).toMatch(/Epoch \d+ of 12/);
  await app.stop.click();
  await expect(app.train).toBeVisible();
  await app.exportAs('.keras');
});

test('@long runs and drawing are there after a restart of the host', async ({ app, page, home, host }) => {
  await app.open('mnist-mlp');
  await app.fill('Epochs', '1');
  await app.trainToEnd();
  await expect(page.getByRole('tabpanel')).toContainText('Test accuracy');
  await page.goto('about:blank');
  await host.stop();
  const again = await startHost(home);
  try {
    await page.goto(again.url);
    await page.getByRole('button', { name: /Recognise digits.*1 run/ }).click();
    const other = new App(page);
    await expect(other.node('hidden1')).toBeVisible();
    await other.tab('Runs').click();
    await expect(page.getByRole('tabpanel')).toContainText('finished');
  } finally {
    await page.goto('about:blank');
    await again.stop();
  }
});
