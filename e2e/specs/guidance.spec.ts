/** @file Help at the moment it counts: numbers that end, a net that learns by heart. */
import { expect, test } from '../fixtures/app.ts';

for (const optimizer of ['Adam', 'SGD'] as const) {
  test(`a learning rate of 1e20 stops ${optimizer} within 2 s, names layer and step, and offers a lower one`, async ({
    app,
    page,
  }) => {
    await app.open('mnist-mlp');
    if (optimizer !== 'Adam') await app.choose('Optimizer', optimizer);
    await app.fill('Epochs', '1');
    const rate = page.getByRole('textbox', { name: 'Learning rate', exact: true });
    await rate.fill('1e20');
    await rate.press('Enter');
    // The engine is up before the time counts, as it is after the pad's first guess.
    await expect(page.getByTestId('guess')).not.toBeEmpty();
    const clicked = Date.now();
    await app.train.click();
    const banner = page.getByRole('status').filter({ hasText: /no longer a number at step \d+.*layer '\w+'/ });
    await expect(banner).toBeVisible();
    expect(Date.now() - clicked).toBeLessThan(2000);
    await expect(page.getByTestId('continue')).toHaveAttribute('aria-disabled', 'true');

    await page.getByRole('button', { name: 'Train again with 0.001', exact: true }).click();
    await expect(app.tab('Results')).toHaveAttribute('aria-selected', 'true', { timeout: 60_000 });
    await expect(rate).toHaveValue('0.001');
    await expect(banner).toBeHidden();
    await app.undo.click();
    await expect(rate).toHaveValue(/^1(e\+?20|0{20})$/);
  });
}

test('overfitting is marked, and each of three remedies is one click and one undo', async ({ app, page }) => {
  await app.open('mnist-mlp');
  const rate = page.getByRole('textbox', { name: 'Learning rate', exact: true });
  await rate.fill('0.003');
  await rate.press('Enter');
  await app.trainToEnd();
  await app.tab('Training').click();
  const note = page.getByTestId('note-overfits');
  await expect(note).toContainText(/Overfitting since epoch \d/);
  await expect(page.getByRole('img', { name: /^Loss.*overfitting$/ })).toBeVisible();
  await page.setViewportSize({ width: 640, height: 400 });
  const cut = await note.evaluate((line) => [line, ...line.children].some((part) => part.scrollWidth > part.clientWidth + 1));
  expect(cut, 'the sentence and its three buttons are whole at 200 % zoom').toBe(false);
  await page.setViewportSize({ width: 1280, height: 800 });
  const wires = await app.wires.count();

  const dropout = note.getByRole('button', { name: 'Dropout', exact: true });
  await expect(dropout).toHaveAccessibleDescription(/leaves out random numbers before the last layer/);
  await dropout.click();
  await expect(app.nodes).toHaveCount(7);
  await expect(app.wires).toHaveCount(wires + 1);
  await expect(dropout).toHaveAttribute('aria-disabled', 'true');
  await app.undo.click();
  await expect(app.nodes).toHaveCount(6);

  const stopping = note.getByRole('button', { name: 'Early stopping', exact: true });
  await stopping.click();
  const toggle = page.getByRole('switch', { name: 'Early stopping', exact: true });
  await expect(toggle).toBeChecked();
  await app.undo.click();
  await expect(toggle).not.toBeChecked();

  const penalty = note.getByRole('button', { name: 'L2', exact: true });
  await penalty.click();
  await expect(penalty).toHaveAttribute('aria-disabled', 'true');
  await expect(page.getByTestId('note-changed')).toBeVisible();
  await app.undo.click();
  await expect(penalty).not.toHaveAttribute('aria-disabled');
  await expect(page.getByTestId('note-changed')).toBeHidden();
});
