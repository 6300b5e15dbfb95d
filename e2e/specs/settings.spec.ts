/** @file The settings of training: each explains itself where the focus is, and what is changed is in the run's record. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../fixtures/app.ts';
import { seriousFindings } from '../fixtures/axe.ts';

const settings = [
  ['textbox', 'Epochs', /raise it while the validation loss still falls/],
  ['textbox', 'Batch size', /Examples that make one step/],
  ['combobox', 'Optimizer', /How gradients become steps/],
  ['textbox', 'Learning rate', /How far one step goes: lower it when the loss jumps/],
  ['switch', 'Early stopping', /Ends the run when nothing improves/],
  ['combobox', 'Source', /What the net learns from/],
  ['textbox', 'Validation share', /is not trained on/],
  ['switch', 'Shuffle', /Mixes the examples anew/],
  ['textbox', 'Seed', /equal seeds repeat a run exactly/],
] as const;

test('each setting has one sentence beneath while it has the focus, and as its description always', async ({ app, page }) => {
  await app.open('mnist-mlp');
  const inspector = page.getByRole('complementary', { name: /Inspector|检查器/ });
  for (const [role, name, words] of settings) {
    const field = inspector.getByRole(role, { name, exact: true });
    await expect(field).toHaveAccessibleDescription(words);
    await expect(inspector.getByText(words)).toBeHidden();
    await field.focus();
    const sentence = inspector.getByText(words);
    await expect(sentence).toBeVisible();
    const [above, below] = [await field.boundingBox(), await sentence.boundingBox()];
    expect(below?.y, name).toBeGreaterThan((above?.y ?? 0) + (above?.height ?? 0) - 1);
  }
  await expect(inspector).toContainText('Training pictures');
  await expect(inspector).toContainText('16,880');
  expect(await seriousFindings(page)).toEqual([]);

  await app.node('hidden1').click();
  for (const [role, name, words] of [
    ['textbox', 'Units', /more can learn more and overfit sooner/],
    ['combobox', 'Activation', /relu between layers, softmax in the last one/],
  ] as const) {
    const field = inspector.getByRole(role, { name, exact: true });
    await field.focus();
    await expect(field).toHaveAccessibleDescription(words);
    await expect(inspector.getByText(words)).toBeVisible();
  }
  await app.setting('简体中文');
  await inspector.getByRole('textbox', { name: '单元数', exact: true }).focus();
  await expect(inspector.getByText('越多能学的越多')).toBeVisible();
});

test('a press is not moved from under the pointer by the sentence that closes', async ({ app, page }) => {
  await app.open('mnist-mlp');
  await page.getByRole('textbox', { name: 'Learning rate', exact: true }).click();
  const shuffle = page.getByRole('switch', { name: 'Shuffle', exact: true });
  await shuffle.click({ force: true });
  await expect(shuffle).not.toBeChecked();
  await expect(page.getByText(/Mixes the examples anew/)).toBeVisible();
});

test('what is changed is in the record of the run', async ({ app, page, home }) => {
  await app.open('mnist-mlp');
  await app.fill('Epochs', '1');
  await app.fill('Batch size', '500');
  await app.choose('Optimizer', 'SGD');
  await app.fill('Learning rate', '0.05');
  await app.fill('Validation share', '20');
  await app.fill('Seed', '41');
  await page.getByRole('switch', { name: 'Shuffle', exact: true }).click({ force: true });
  await page.getByRole('switch', { name: 'Early stopping', exact: true }).click({ force: true });
  await app.fill('Patience', '4');
  await app.trainToEnd();
  const [run] = readdirSync(join(home, 'runs'));
  const record = JSON.parse(readFileSync(join(home, 'runs', run ?? '', 'document.loom'), 'utf8'));
  expect(record.training).toEqual({
    epochs: 1,
    batch_size: 500,
    validation_split: 0.2,
    shuffle: false,
    seed: 41,
    optimizer: { type: 'SGD', params: { learning_rate: 0.05 } },
    early_stopping: { monitor: 'val_loss', patience: 4, min_delta: 0, restore_best_weights: true },
  });
});
