/** @file Problems: one cause, both nodes, both shapes, one button that mends it in one step; Train leads to the first. */
import type { Page } from '@playwright/test';
import tutorial from '../../resources/templates/mnist-mlp.loom.json' with { type: 'json' };
import { type App, expect, test } from '../fixtures/app.ts';
import { seriousFindings } from '../fixtures/axe.ts';
import { quantile } from '../fixtures/frames.mjs';

const rows = (page: Page) => page.locator('.problem-row:not([data-severity="waiting"])');
const foot = (app: App, name: string) => app.node(name).locator('.layer-node-foot');

type Wire = readonly [id: string, source: string, target: string, port?: string];

/** A drawing of nodes and wires, bound to MNIST. */
function drawing(nodes: readonly (readonly [id: string, type: string, name: string, params: object])[], wires: readonly Wire[]) {
  return {
    ...structuredClone(tutorial.document),
    name: 'Broken',
    graphs: {
      main: {
        nodes: nodes.map(([id, type, name, params], index) => ({
          ...{ id, type, name, params },
          position: { x: 200 * (index % 4), y: 152 * Math.floor(index / 4) },
        })),
        edges: wires.map(([id, source, target, port]) => ({
          ...{ id, source, sourcePort: 'output', target },
          targetPort: port ?? 'input',
        })),
      },
    },
    data: { source: 'mnist', columns: { in: 'image', out: 'label' } },
  };
}

const image = ['in', 'Input', 'image', { shape: [28, 28, 1], dtype: 'float32' }] as const;
const digit = ['out', 'Output', 'digit', {}] as const;
const scores = ['scores', 'Dense', 'scores', { units: 10, activation: 'softmax' }] as const;

/** Milliseconds from the key press to the first problem on the page, in the panel or where `shown` says. */
async function timeToProblem(page: Page, key: string, shown = '.problem-title'): Promise<number> {
  const watch = await page.evaluateHandle((selector) => {
    let from = 0;
    addEventListener('keydown', () => (from = performance.now()), { capture: true, once: true });
    const seen = new Promise<number>((done) => {
      const look = (): void => {
        if (from > 0 && document.querySelector(selector)) done(performance.now() - from);
        else setTimeout(look, 2);
      };
      look();
    });
    return { seen };
  }, shown);
  await page.keyboard.press(key);
  return await watch.evaluate(({ seen }) => seen);
}

test('Flatten taken out: one problem within 100 ms, and one button puts it back', async ({ app, page }) => {
  await app.open('mnist-mlp');
  await app.tab('Problems').click();
  const times: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    await app.node('pixels').click();
    await expect(page.locator('.react-flow__node.selected')).toHaveCount(1);
    times.push(await timeToProblem(page, 'Delete'));
    if (round === 2) break;
    await app.undo.click();
    await expect(rows(page)).toHaveCount(0);
  }
  expect(quantile(times, 0.5)).toBeLessThan(100);

  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText('Dense “hidden1” is not wired');
  for (const words of ['image', '28 × 28 × 1', 'hidden1', '784']) await expect(rows(page)).toContainText(words);
  await expect(foot(app, 'hidden1')).toHaveText('not wired');
  await expect(foot(app, 'hidden2')).toHaveText('waits for hidden1');
  await expect(foot(app, 'image')).toHaveText('28 × 28 × 1');
  await expect(page.locator('.problem-row[data-severity="waiting"]')).toHaveText(
    'hidden2, scores, and digit wait for hidden1. The other nodes keep their shapes.',
  );
  await rows(page).getByRole('button', { name: 'Wire “image” to “hidden1” through Flatten' }).click();
  await expect(rows(page)).toHaveCount(0);
  await expect(page.getByText('55,050')).toBeVisible();
  await expect(app.train).not.toHaveAttribute('aria-disabled');
  await app.undo.click();
  await expect(rows(page)).toHaveCount(1);
});

test('Flatten taken out before Dropout: the one button has it back too', async ({ app, page }) => {
  await app.open('mnist-cnn');
  await app.node('features').click();
  await page.keyboard.press('Delete');
  await app.tab('Problems').click();
  for (const words of ['pool2', '5 × 5 × 64', 'drop', '1600']) await expect(rows(page)).toContainText(words);
  await rows(page).getByRole('button', { name: 'Wire “pool2” to “drop” through Flatten' }).click();
  await expect(rows(page)).toHaveCount(0);
  await expect(app.train).not.toHaveAttribute('aria-disabled');
  await app.undo.click();
  await expect(rows(page)).toHaveCount(1);
});

test('a picture that runs into Dense layers is one problem, at the first of them', async ({ app, page }) => {
  await app.dropDrawing(
    drawing(
      [image, ['h', 'Dense', 'hidden', { units: 64, activation: 'relu' }], scores, digit],
      [
        ['a', 'in', 'h'],
        ['b', 'h', 'scores'],
        ['c', 'scores', 'out'],
      ],
    ),
  );
  await app.tab('Problems').click();
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText('Dense “hidden” gets a picture');
  await expect(foot(app, 'hidden')).toHaveText(/28 × 28 × 1\s*784/);
  await page.getByRole('button', { name: 'Insert Flatten before “hidden”' }).click();
  await expect(rows(page)).toHaveCount(0);
  await expect(app.nodes).toHaveCount(5);
  await expect(foot(app, 'hidden')).toContainText('50,240');
});

test('Add of two sizes: both nodes, both shapes, the sum, and padding that mends it', async ({ app, page }) => {
  await app.dropDrawing(
    drawing(
      [
        image,
        ['e', 'Conv2D', 'edges', { filters: 32, activation: 'relu' }],
        ['s', 'Add', 'sum', {}],
        ['f', 'Flatten', 'flatten', {}],
        scores,
        digit,
      ],
      [
        ['a', 'in', 'e'],
        ['b', 'e', 's', 'inputs'],
        ['c', 'in', 's', 'inputs'],
        ['d', 's', 'f'],
        ['g', 'f', 'scores'],
        ['h', 'scores', 'out'],
      ],
    ),
  );
  await app.tab('Problems').click();
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText('Add “sum” gets two sizes');
  for (const words of ['edges', '26 × 26 × 32', 'image', '28 × 28 × 1', '26 = 28 − 3 + 1'])
    await expect(rows(page)).toContainText(words);
  await expect(foot(app, 'sum')).toHaveText(/26 × 26\s*28 × 28/);
  await expect(foot(app, 'edges')).toContainText('26 × 26 × 32');
  await rows(page).getByRole('button', { name: 'Set padding of edges to “same”' }).click();
  await expect(rows(page)).toHaveCount(0);
  await expect(foot(app, 'sum')).toHaveText('28 × 28 × 32');
  await page.locator('.react-flow__pane').click({ position: { x: 20, y: 20 } });
  const times: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    times.push(await timeToProblem(page, 'Control+z'));
    await expect(rows(page)).toHaveCount(1);
    await app.redo.click();
    await expect(rows(page)).toHaveCount(0);
  }
  expect(quantile(times, 0.5)).toBeLessThan(100);
});

test('64 units for 10 classes: Train is off with its reason, and leads there by keyboard', async ({ app, page }) => {
  await app.open('mnist-mlp');
  await app.node('scores').click();
  const units = page.getByRole('textbox', { name: 'Units', exact: true });
  const times: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    await units.fill('64');
    times.push(await timeToProblem(page, 'Enter', '.layer-node-foot[data-tone="bad"]'));
    if (round < 2) await app.fill('Units', '10');
  }
  expect(quantile(times, 0.5)).toBeLessThan(100);
  await expect(app.train).toHaveAttribute('aria-disabled', 'true');
  await expect(app.train).toHaveAccessibleDescription(/Solve the problem first/);
  await expect(page.getByTestId('problems-said')).toHaveText('1 problem: Output “digit” gets 64 numbers for 10 classes');

  await app.train.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.react-flow__node.selected .layer-node-name')).toHaveText('digit');
  const title = page.getByRole('button', { name: 'Output “digit” gets 64 numbers for 10 classes' });
  await expect(title).toBeFocused();
  for (const words of ['scores', '64', 'digit', '10']) await expect(rows(page)).toContainText(words);
  await expect(foot(app, 'digit')).toHaveText(/64\s*10/);
  // Past the two nodes that the problem names.
  for (let stop = 0; stop < 3; stop += 1) await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Set units of scores to 10' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(rows(page)).toHaveCount(0);
  await expect(page.getByTestId('problems-said')).toHaveText('No problems any more.');
});

test('a problem out of view is brought into view', async ({ app, page }) => {
  await app.open('mnist-mlp');
  await app.node('scores').click();
  await app.fill('Units', '64');
  await page.mouse.move(500, 300);
  await page.keyboard.down('Control');
  for (let turn = 0; turn < 4; turn += 1) await page.mouse.wheel(0, -200);
  await page.keyboard.up('Control');
  await app.train.click({ force: true });
  await expect(app.node('digit')).toBeInViewport({ ratio: 0.9 });
});

test('a circle in an opened file names its nodes, and its wire can go; the rest keeps its shapes', async ({ app, page }) => {
  await app.dropDrawing(
    drawing(
      [image, ['f', 'Flatten', 'pixels', {}], ['s', 'Add', 'sum', {}], ['d', 'Dense', 'again', { units: 784 }], scores, digit],
      [
        ['a', 'in', 'f'],
        ['b', 'f', 's', 'inputs'],
        ['w', 'f', 's', 'inputs'],
        ['c', 's', 'd'],
        ['loop', 'd', 's', 'inputs'],
        ['g', 'd', 'scores'],
        ['h', 'scores', 'out'],
      ],
    ),
  );
  await app.tab('Problems').click();
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText('Add “sum” feeds itself in a circle');
  await expect(rows(page)).toContainText('sum → again → sum');
  await expect(foot(app, 'pixels')).toContainText('784');
  await expect(foot(app, 'sum')).toHaveText('in a circle');
  await expect(foot(app, 'again')).toHaveText('waits for sum');
  await rows(page).getByRole('button', { name: 'Remove wire from “again” to “sum”' }).click();
  await expect(rows(page)).toHaveCount(0);
  await expect(foot(app, 'digit')).toHaveText('10 classes');
});

test('settings of a file that cannot be are problems, not a refusal', async ({ app, page }) => {
  const document = structuredClone(tutorial.document);
  Object.assign(document.training, { epochs: 0, validation_split: 1 });
  Object.assign(document.training.optimizer.params, { learning_rate: -1 });
  await app.dropDrawing(document);
  await app.tab('Problems').click();
  await expect(rows(page)).toHaveCount(3);
  for (const name of ['Set epochs to 10', 'Set validation_split to 0.1', 'Set learning_rate to 0.001'])
    await page.getByRole('button', { name, exact: true }).click();
  await expect(rows(page)).toHaveCount(0);
});

for (const [theme, language] of [
  ['Light', 'English'],
  ['Dark', '简体中文'],
] as const) {
  test(`axe finds nothing serious in problems and fields, ${theme.toLowerCase()}`, async ({ app, page }) => {
    await app.dropDrawing(
      drawing(
        [image, ['h', 'Dense', 'hidden', { units: 0 }], ['x', 'Conv2D', 'hidden', { kernel_size: [40, 40] }], scores, digit],
        [
          ['a', 'in', 'x'],
          ['b', 'h', 'scores'],
          ['c', 'scores', 'out'],
        ],
      ),
    );
    await app.setting(theme);
    await app.setting(language);
    await page.locator('[role="tab"]').first().click();
    await expect(rows(page).nth(2)).toBeVisible();
    await rows(page).first().locator('.problem-title').click();
    expect(await seriousFindings(page)).toEqual([]);
  });
}
