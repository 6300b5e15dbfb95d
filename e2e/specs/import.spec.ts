/** @file Models from Keras, dropped onto the window: drawn, tried and exported at once; judged by what Keras itself measured. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../fixtures/app.ts';
import { digits } from '../fixtures/data.ts';
import { root } from '../fixtures/loom.ts';

const folder = join(root, 'e2e/reference/golden/mnist-models');
const models = JSON.parse(readFileSync(join(folder, 'models.json'), 'utf8')) as Record<
  string,
  { readonly most: number; readonly accuracy: number; readonly loss: number }
>;
const file = (name: string) => ({ name, bytes: readFileSync(join(folder, name)) });

for (const [name, { most, accuracy, loss }] of Object.entries(models)) {
  test(`${name} is a drawing with weights; one click to MNIST 0..${most} gives Keras' own accuracy`, async ({ app, page }) => {
    await app.drop(file(name));
    await expect(app.node('digit').or(app.nodes).first()).toBeVisible();
    await expect(
      page
        .getByTestId('drawing-name')
        .or(page.getByText(name.split('.')[0] ?? ''))
        .first(),
    ).toBeVisible();
    // The pad answers, and Export is on, before anything was trained.
    await app.tab('Training').click();
    await expect(page.getByTestId('guess')).toHaveText(/\d/);
    await expect(page.getByTestId('export')).not.toHaveAttribute('aria-disabled');

    await app.tab('Data').click();
    const panel = page.getByRole('tabpanel');
    await expect(panel).toContainText('This model came without data');
    await app.tab('Results').click();
    await expect(panel).toContainText('This model came without data');
    await panel.getByRole('button', { name: `MNIST, 0 to ${most}` }).click();
    await expect(page.getByTestId('test-accuracy')).toBeVisible();
    const shown = async (metric: string) => Number(await page.getByTestId(`test-${metric}`).innerText());
    expect(Math.abs((await shown('accuracy')) - accuracy)).toBeLessThanOrEqual(1e-4);
    expect(Math.abs((await shown('loss')) - loss)).toBeLessThanOrEqual(1e-3);
    await expect(panel).toContainText(/MNIST\s*10,000 test examples/);
    await app.tab('Data').click();
    await expect(panel.getByRole('img', { name: /^Example \d+, \d$/ })).toHaveCount(20);
    await expect(panel.getByRole('row').filter({ hasText: 'image' })).toContainText(`0 … ${most}`);
  });
}

test('imported weights are tested on a file of one’s own', async ({ app, page }) => {
  await app.drop(file('flat.h5'));
  await expect(app.nodes.first()).toBeVisible();
  await app.drop({ name: 'mine.npz', bytes: digits(300) });
  const panel = page.getByRole('tabpanel');
  await expect(panel).toContainText('mine.npz');
  await app.tab('Results').click();
  await expect(panel).toContainText('have not been tested on mine.npz');
  await panel.getByRole('button', { name: 'Test the weights' }).click();
  await expect(page.getByTestId('test-accuracy')).toHaveText(/^[01]\.\d{4}$/);
  await expect(panel).toContainText(/mine\.npz\s*30 test examples/);
});

test('a file that cannot be read is refused in words, and nothing is made of it', async ({ app, page }) => {
  const whole = readFileSync(join(folder, 'conv.keras'));
  const refused = [
    { ...file('foreign.keras'), words: /foreign\.keras.*Swirl/ },
    { name: 'cut.keras', bytes: whole.subarray(0, whole.length / 2), words: /cut\.keras/ },
    { name: 'cut.h5', bytes: readFileSync(join(folder, 'flat.h5')).subarray(0, 20_000), words: /cut\.h5/ },
    { name: 'notes.h5', bytes: Buffer.from('no model'), words: /notes\.h5/ },
  ];
  for (const { words, ...each } of refused) {
    await app.drop(each);
    const notice = page.getByRole('alert').filter({ hasText: words });
    await expect(notice).toBeVisible();
    await notice.getByRole('button').click();
  }
  await expect(page.getByTestId('template-mnist-mlp')).toBeVisible();
  await page.reload();
  await expect(page.getByText('Drawings that you save appear here.')).toBeVisible();
});
