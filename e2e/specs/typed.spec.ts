/** @file Nets that read no digits are tried too: numbers are typed, other pictures drawn or dropped, 784 numbers are a digit. */
import { chain, edge, node } from '../../engine/model/document/fixtures.ts';
import { printDocument } from '../../engine/model/document/load.ts';
import type { LoomDocument } from '../../engine/model/document/types.ts';
import { type App, expect, test } from '../fixtures/app.ts';
import { Pad } from '../fixtures/pad.ts';

const none = { source: '', columns: {} };

async function open(app: App, document: LoomDocument): Promise<void> {
  await app.dropText('net.loom', printDocument({ ...document, data: none }));
  await expect(app.nodes.first()).toBeVisible();
}

/** Adds up what comes in: `a` of three numbers, `b` of twenty. */
function sums(): LoomDocument {
  const ones = { units: 1, kernel_initializer: { type: 'ones', params: {} } };
  const output = { loss: { type: 'mean_squared_error', params: {} }, loss_weight: 1, metrics: [] };
  const base = chain([]);
  const nodes = [
    node('a', 'Input', 'a', { shape: [3] }),
    node('b', 'Input', 'b', { shape: [4, 5] }),
    node('f', 'Flatten', 'f', {}),
    node('j', 'Concatenate', 'j', {}),
    node('d', 'Dense', 'd', ones),
    node('out', 'Output', 'out', output),
  ].map((each, index) => ({ ...each, position: { x: 200 * (index % 4), y: 152 * Math.floor(index / 4) } }));
  const first = { ...edge('e1', 'a', 'j'), targetPort: 'inputs' };
  const edges = [first, edge('e2', 'b', 'f'), { ...first, id: 'e3', source: 'f' }, edge('e4', 'j', 'd'), edge('e5', 'd', 'out')];
  return { ...base, graphs: { main: { nodes, edges } } };
}

test('numbers are typed: a field each where they are few, else a text that says what is wrong with it', async ({ app, page }) => {
  await open(app, sums());
  const amount = page.getByTestId('amounts');
  await expect(amount).toHaveText('0');
  await app.fill('a, number 1', '1');
  await app.fill('a, number 3', '2.5');
  await expect(amount).toHaveText('3.5');
  await expect(page.getByTestId('spoken')).toHaveText('3.5');
  const text = page.getByRole('textbox', { name: 'b', exact: true });
  await text.fill(Array.from({ length: 20 }, (_, index) => index + 1).join(', '));
  await expect(amount).toHaveText('213.5');
  await text.fill('1 2 3');
  await expect(page.getByText('20 numbers are needed, here are 3.')).toBeVisible();
  await text.fill(`${'1 '.repeat(19)}one`);
  await expect(page.getByText('“one” is not a number.')).toBeVisible();
  await expect(text).toHaveAttribute('aria-invalid', 'true');
  await expect(amount).toHaveText('213.5');
});

test('784 numbers are a digit on the pad; a picture of another size shows the pad as it is', async ({ app, page }) => {
  const dense = ['Dense', { units: 10, activation: 'softmax' }] as const;
  await open(app, chain([dense], { shape: [784] }));
  const pad = new Pad(page);
  await expect(pad.bars).toHaveCount(10);
  await expect(page.getByText('28 × 28', { exact: true })).toBeVisible();
  await pad.draw(5);
  await expect(pad.share).toHaveText(/%/);

  await page.getByRole('button', { name: 'Templates' }).click();
  await open(
    app,
    chain(
      [
        ['Flatten', {}],
        ['Dense', { units: 12, activation: 'softmax' }],
      ],
      { shape: [48, 64, 3] },
    ),
  );
  await expect(page.getByText('48 × 64', { exact: true })).toBeVisible();
  await pad.draw(1);
  await expect(pad.share).toHaveText(/%/);
  await expect(pad.bars).toHaveCount(10);
  const seen = page.getByRole('img', { name: 'Net sees' });
  const middle = (): Promise<number[]> =>
    seen.evaluate((canvas) => {
      const copy = new OffscreenCanvas(64, 48).getContext('2d', { willReadFrequently: true });
      copy?.drawImage(canvas as HTMLCanvasElement, 0, 0);
      return [...(copy?.getImageData(32, 24, 1, 1).data ?? [])];
    });
  await expect.poll(middle).toEqual([255, 255, 255, 255]);

  const transfer = await page.evaluateHandle(async () => {
    const canvas = new OffscreenCanvas(40, 30);
    const context = canvas.getContext('2d');
    if (context) context.fillStyle = 'rgb(255 0 0)';
    context?.fillRect(0, 0, 40, 30);
    const data = new DataTransfer();
    data.items.add(new File([await canvas.convertToBlob()], 'red.png', { type: 'image/png' }));
    return data;
  });
  await pad.surface.dispatchEvent('drop', { dataTransfer: transfer });
  await expect.poll(middle).toEqual([255, 0, 0, 255]);
});
