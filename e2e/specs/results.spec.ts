/** @file Results: the numbers against the run before, the matrix and its pictures, scores by class; models without classes, runs cut short. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { type App, expect, test } from '../fixtures/app.ts';

async function matrixOf(page: Page): Promise<number[][]> {
  const rows = await page.getByTestId('confusion').locator('tbody tr').all();
  return Promise.all(rows.map(async (row) => (await row.locator('td').allInnerTexts()).map((text) => Number(text || 0))));
}

function cellOf(page: Page, label: number, guess: number): Locator {
  return page.getByTestId('confusion').locator('tbody tr').nth(label).locator('td').nth(guess);
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** The mistake that is made most often. */
function worstOf(matrix: readonly (readonly number[])[]): { label: number; guess: number; count: number } {
  const cells = matrix.flatMap((row, label) => row.map((count, guess) => ({ label, guess, count })));
  return cells.filter(({ label, guess }) => label !== guess).sort((a, b) => b.count - a.count)[0] as (typeof cells)[number];
}

/** Scrolls until nothing more comes; gives the captions. */
async function allCaptions(page: Page, count: number): Promise<string[]> {
  const pictures = page.getByTestId('examples').locator('figure');
  await page
    .getByTestId('examples')
    .locator('section')
    .evaluate(async (list, wanted) => {
      const until = Date.now() + 15_000;
      while (list.querySelectorAll('figure').length < wanted && Date.now() < until) {
        list.scrollTo(0, list.scrollHeight);
        await new Promise((done) => setTimeout(done, 30));
      }
    }, count);
  await expect(pictures).toHaveCount(count);
  return pictures.locator('figcaption').allInnerTexts();
}

async function trainEpochs(app: App, epochs: string): Promise<void> {
  await app.fill('Epochs', epochs);
  await app.trainToEnd();
  await app.tab('Results').click();
  await expect(app.page.getByTestId('confusion')).toBeVisible();
}

test('every cell shows exactly its pictures, by mouse and by keyboard', async ({ app, page }) => {
  await app.open('mnist-mlp');
  await trainEpochs(app, '1');
  const matrix = await matrixOf(page);
  expect(sum(matrix.map(sum))).toBe(10_000);
  const right = sum(matrix.map((row, label) => row[label] as number));
  await expect(page.getByTestId('test-accuracy')).toHaveText((right / 10_000).toFixed(4));

  const examples = page.getByTestId('examples');
  await expect(examples).toContainText(`24 of ${10_000 - right} mistakes`);
  await expect(examples.locator('figure')).toHaveCount(24);
  await expect(examples.locator('figure').nth(8)).toBeInViewport({ ratio: 0.5 });

  const { label, guess, count } = worstOf(matrix);
  await cellOf(page, label, guess).click();
  await expect(examples).toContainText(`${count} pictures: said ${guess}, is ${label}`);
  expect(new Set(await allCaptions(page, count))).toEqual(new Set([`said ${guess}, is ${label}`]));
  await cellOf(page, label, guess).click();
  await expect(examples).toContainText('Worst guesses');

  const zeros = matrix[0]?.[0] ?? 0;
  await cellOf(page, 0, 0).click();
  await expect(examples).toContainText(`${zeros} pictures: said 0, is 0`);
  expect(await allCaptions(page, zeros)).toHaveLength(zeros);
  await page.getByRole('button', { name: 'Show worst' }).click();
  await expect(examples.locator('figure')).toHaveCount(24);

  await cellOf(page, 0, 0).focus();
  for (const key of ['ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowUp', 'ArrowLeft', 'ArrowDown', 'Enter'])
    await page.keyboard.press(key);
  await expect(examples).toContainText(`${matrix[1]?.[1]?.toLocaleString('en')} pictures: said 1, is 1`);
  await expect(cellOf(page, 1, 1)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(examples).toContainText('Worst guesses');
});

test('scores by class follow from the matrix; the run before stands beside', async ({ app, page }) => {
  await app.open('mnist-mlp');
  await app.choose('Optimizer', 'SGD');
  await trainEpochs(app, '1');
  const first = await page.getByTestId('test-accuracy').innerText();
  await app.choose('Optimizer', 'Adam');
  await trainEpochs(app, '1');
  await expect(page.getByTestId('results')).toContainText(`run 1: ${first}`);
  await expect(page.getByTestId('results')).toContainText('Adam (run 1: SGD)');

  const matrix = await matrixOf(page);
  await page.getByRole('radio', { name: 'Per class' }).check({ force: true });
  const rows = page.getByTestId('per-class').locator('tbody tr');
  await expect(rows).toHaveCount(10);
  for (const [label, row] of matrix.entries()) {
    const hits = row[label] as number;
    const precision = hits / sum(matrix.map((each) => each[label] as number));
    const recall = hits / sum(row);
    const f1 = (2 * precision * recall) / (precision + recall);
    const wanted = [...[precision, recall, f1].map((value) => value.toFixed(4)), sum(row).toLocaleString('en')];
    expect(await rows.nth(label).locator('td').allInnerTexts()).toEqual(wanted);
  }
  for (const theme of ['Light', 'Dark'] as const) {
    await app.setting(theme);
    for (const view of ['Per class', 'Counts'] as const) {
      await page.getByRole('radio', { name: view }).check({ force: true });
      const { violations } = await new AxeBuilder({ page }).include('[data-testid=results]').analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    }
  }
});

test('a run that was stopped is tested on demand; a model without classes gets its numbers and a sentence', async ({
  app,
  page,
}) => {
  await app.open('mnist-mlp');
  await app.fill('Epochs', '30');
  await app.train.click();
  await expect.poll(() => app.panelText(), { timeout: 30_000 }).toMatch(/Epoch [2-9]/);
  await app.stop.click();
  await expect(app.train).toBeVisible();
  await app.tab('Results').click();
  const results = page.getByTestId('results');
  await expect(results).toContainText('stopped after');
  await expect(page.getByTestId('test-accuracy')).toHaveText(/^0\.9\d{3}$/);
  await expect(page.getByTestId('confusion')).toBeVisible();
  const accuracy = await page.getByTestId('test-accuracy').innerText();
  await app.tab('Runs').click();
  await expect(page.getByTestId('runs').locator('tbody tr')).toContainText(accuracy);

  await app.node('scores').click();
  await app.fill('Units', '1');
  await app.choose('Activation', 'linear');
  await app.node('digit').click();
  await app.choose('Loss', 'mean_squared_error');
  await page.keyboard.press('Escape');
  await app.page.locator('.react-flow__pane').click({ position: { x: 8, y: 8 } });
  await app.fill('Epochs', '1');
  await app.trainToEnd();
  await app.tab('Results').click();
  await expect(results).toContainText('need one output that names classes');
  await expect(page.getByTestId('test-loss')).toHaveText(/^\d+\.\d{4}$/);
});
