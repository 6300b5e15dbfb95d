/** @file The first minute: from a first start to a trained recogniser in three clicks, and reloads that lose nothing. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '../fixtures/app.ts';

test('a first start shows templates, recent drawings, Open and Import, and is usable by keyboard', async ({ app, page }) => {
  await expect(app.train).toBeHidden();
  await expect(page.getByRole('heading', { name: 'Recent drawings' })).toBeVisible();
  await expect(page.getByText('Drawings that you save appear here.')).toBeVisible();
  for (const name of ['Recognise digits', 'Recognise digits with a convnet', 'Empty']) {
    const card = page.getByRole('button', { name, exact: true });
    await expect(card).toBeInViewport();
    await expect(card.locator('svg').first()).toBeVisible();
  }
  await expect(page.getByTestId('open-drawing')).toBeInViewport();
  await expect(page.getByTestId('import-model')).toBeInViewport();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
  await page.getByTestId('template-mnist-mlp').focus();
  await page.keyboard.press('Tab');
  await expect(page.getByTestId('template-mnist-cnn')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(app.nodes).toHaveCount(9);
});

test('three clicks and a minute to a test accuracy of 0.96 on the screen @desktop', async ({ app, page }) => {
  const started = Date.now();
  await page.getByTestId('template-mnist-mlp').click();
  await expect(app.train).toBeVisible();
  // What the bar says, with the time since the press, as the page itself sees it.
  await page.evaluate(() => {
    const said: [number, string][] = [];
    Object.assign(window, { said });
    addEventListener(
      'click',
      () => {
        const pressed = performance.now();
        const look = (): void => {
          const words = document.querySelector('[data-testid="run-status"]')?.textContent ?? '';
          if (words !== '' && words !== said.at(-1)?.[1]) said.push([performance.now() - pressed, words]);
          if (performance.now() - pressed < 10_000) requestAnimationFrame(look);
        };
        look();
      },
      { once: true, capture: true },
    );
  });
  await app.train.click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByText('Test accuracy').first()).toBeInViewport({ timeout: 60_000 });
  const results = page.getByRole('tabpanel');
  await expect
    .poll(async () => Number(/Test accuracy\s+(0\.\d+)/.exec(await results.innerText())?.[1]))
    .toBeGreaterThanOrEqual(0.96);
  expect(Date.now() - started).toBeLessThan(60_000);
  await expect(app.tab('Results')).toHaveAttribute('aria-selected', 'true');
  const said = await page.evaluate(() => (window as unknown as { said: [number, string][] }).said);
  expect(said[0]?.[0], JSON.stringify(said)).toBeLessThan(100);
  expect(said[0]?.[1]).toMatch(/^(Starting|Reading MNIST|Compiling|Epoch 1)/);
});
