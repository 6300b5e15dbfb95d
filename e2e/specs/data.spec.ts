/** @file Data of one's own: a dropped file is understood, can be corrected, trains, and travels with the saved drawing. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { writeNpy } from '../../engine/core/npy.ts';
import { expect, test } from '../fixtures/app.ts';
import { seriousFindings } from '../fixtures/axe.ts';
import { digits, labelled, npz } from '../fixtures/data.ts';
import { Workplace } from '../fixtures/loom.ts';

test('2,000 dropped pictures train in one click, as 0 to 1', async ({ app, page, home }) => {
  await app.open('mnist-mlp');
  await app.drop({ name: 'digits.npz', bytes: digits(2000) });
  const panel = page.getByRole('tabpanel');
  await expect(panel).toContainText('digits.npz');
  await expect(panel).toContainText('2,000 pictures');
  await expect(app.array('x')).toContainText(/2000 × 28 × 28\s*uint8\s*0 … 1/);
  await expect(app.array('y')).toContainText(/2000\s*int32\s*10 classes/);
  await expect(panel.getByRole('combobox', { name: 'Use of x' })).toHaveValue('Input');
  await expect(panel.getByRole('combobox', { name: 'Use of y' })).toHaveValue('Target');
  await expect(panel.getByRole('img', { name: /^Example \d+, \d$/ })).toHaveCount(20);
  await expect(app.node('image')).toContainText('x ÷ 255');
  await panel.getByRole('button', { name: 'Use 0..255' }).click();
  await expect(app.array('x')).toContainText('0 … 255');
  await panel.getByRole('button', { name: 'Scale to 0..1' }).click();
  await expect(app.array('x')).toContainText('0 … 1');
  for (const theme of ['Dark', 'Light']) {
    await app.setting(theme);
    expect(await seriousFindings(page)).toEqual([]);
  }
  await app.trainToEnd();
  await app.tab('Results').click();
  await expect(page.getByTestId('test-accuracy')).toHaveText(/1\.0000|0\.9[5-9]/);
  await expect(panel).toContainText(/digits\.npz\s*200 test examples/);

  // Saved, the drawing has its data beside it, and the command line trains it.
  await page.keyboard.press('Control+s');
  const projects = join(home, 'projects');
  await expect.poll(() => readdirSync(projects).sort()).toEqual(['Recognise digits.loom', 'digits.npz']);
  const place = new Workplace();
  try {
    const events = await place.events('train', join(projects, 'Recognise digits.loom'), '--epochs', '1');
    expect(events.at(-1)).toMatchObject({ event: 'end', status: 'completed' });
  } finally {
    place.dispose();
  }
});

test('test arrays are the test part; what was guessed can be corrected, and undone', async ({ app, page }) => {
  const [train, later] = [labelled(300), labelled(60, 300)];
  const ids = { dtype: 'i32' as const, shape: [300], data: Int32Array.from({ length: 300 }, (_, index) => index % 3) };
  await app.drop({
    name: 'parts.npz',
    bytes: npz({ ids, x_train: train.x, y_train: train.y, x_test: later.x, y_test: later.y }),
  });
  const panel = page.getByRole('tabpanel');
  // Dropped on the start page, pictures with labels begin with the first template.
  await expect(app.node('hidden1')).toBeVisible();
  await expect(panel).toContainText(/Training\s*270\s*Validation\s*30\s*Test\s*60/);
  await expect(panel.getByRole('textbox', { name: 'Keep for testing' })).toHaveCount(0);
  for (const [name, use] of Object.entries({ ids: 'Not used', x_test: 'Test input', y_test: 'Test target' }))
    await expect(panel.getByRole('combobox', { name: `Use of ${name}` })).toHaveValue(use);
  await app.choose('Use of ids', 'Target');
  await expect(app.array('ids')).toContainText('3 classes');
  await expect(panel.getByRole('combobox', { name: 'Use of y_train' })).toHaveValue('Not used');
  await app.undo.click();
  await expect(panel.getByRole('combobox', { name: 'Use of y_train' })).toHaveValue('Target');
  // What is promised to be kept: edits that are two seconds old.
  await page.waitForTimeout(2000);
  await page.reload();
  await expect(panel).toContainText('parts.npz');
  await expect(panel.getByRole('combobox', { name: 'Use of x_test' })).toHaveValue('Test input');
});

test('two .npy files, chosen or dropped, are one set; colours are drawn, other shapes are tables; Input and loss follow', async ({
  app,
  page,
}) => {
  await app.open('mnist-mlp');
  const x = {
    dtype: 'u8' as const,
    shape: [40, 16, 16, 3],
    data: Uint8Array.from({ length: 40 * 768 }, (_, i) => (i * 7) % 256),
  };
  const y = { dtype: 'f32' as const, shape: [40, 10], data: Float32Array.from({ length: 400 }, (_, i) => Number(i % 11 === 0)) };
  await app.tab('Data').click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a file…' }).click();
  const picked = Object.entries({ x, y }).map(([name, array]) => ({
    name: `${name}.npy`,
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(writeNpy(array)),
  }));
  await (await chooser).setFiles(picked);
  const panel = page.getByRole('tabpanel');
  await expect(panel).toContainText('x-y.npz');
  await expect(app.node('image')).toContainText('16 × 16 × 3');
  await expect(app.tab('Problems')).not.toContainText('1');
  await expect(panel.getByRole('img', { name: /^Example \d+/ })).toHaveCount(20);
  const rows = { dtype: 'f32' as const, shape: [50, 4], data: Float32Array.from({ length: 200 }, (_, i) => i / 8) };
  const price = { dtype: 'f32' as const, shape: [50], data: Float32Array.from({ length: 50 }, (_, i) => i + 0.5) };
  await app.drop({ name: 'rooms.npy', bytes: writeNpy(rows) }, { name: 'price.npy', bytes: writeNpy(price) });
  await expect(panel.getByTestId('samples').getByRole('row').nth(1)).toContainText(/0\s*0\s*0\.125\s*0\.25\s*0\.375\s*0\.5/);
});

test('what cannot be data is refused in words that name array, expected and received', async ({ app, page }) => {
  const { x, y } = labelled(30);
  const spoiled = { dtype: 'f32' as const, shape: [30, 4], data: new Float32Array(120).fill(1) };
  spoiled.data[50] = Number.NaN;
  const short = { ...y, shape: [20], data: y.data.slice(0, 20) as Int32Array<ArrayBuffer> };
  const objects = writeNpy({ dtype: 'i32', shape: [2], data: Int32Array.from([1, 2]) });
  objects.set(new TextEncoder().encode("'|O'  "), Buffer.from(objects).indexOf("'<i4'"));
  const refused: readonly { readonly name: string; readonly bytes: Uint8Array; readonly words: RegExp }[] = [
    { name: 'text.npz', bytes: Buffer.from('numbers'), words: /text\.npz.*not a \.npz/ },
    { name: 'cut.npz', bytes: digits(50).subarray(0, 9000), words: /cut\.npz/ },
    { name: 'objects.npy', bytes: objects, words: /objects.*Python objects.*expected numbers/ },
    { name: 'lengths.npz', bytes: npz({ x, y: short }), words: /'x' has 30 examples, 'y' has 20/ },
    { name: 'nan.npz', bytes: npz({ x: spoiled, y }), words: /'x'.*received NaN at example 12/ },
  ];
  await app.open('mnist-mlp');
  for (const { words, ...file } of refused) {
    await app.drop(file);
    const notice = page.getByRole('alert').filter({ hasText: words });
    await expect(notice).toBeVisible();
    await notice.getByRole('button').click();
  }
  await app.tab('Data').click();
  await expect(page.getByRole('tabpanel')).toContainText('MNIST');

  // Labels out of range are a problem before training: below zero, and above the classes.
  const low = { ...y, data: y.data.map((label) => label - 1) as Int32Array<ArrayBuffer> };
  await app.drop({ name: 'low.npz', bytes: npz({ x, y: low }) });
  await expect(page.getByRole('tabpanel')).toContainText('low.npz');
  await app.tab('Problems').click();
  await expect(page.getByRole('tabpanel')).toContainText(/'y'.*below zero.*received -1/);
  const high = { ...y, data: y.data.map((label) => label + 3) as Int32Array<ArrayBuffer> };
  await app.drop({ name: 'high.npz', bytes: npz({ x, y: high }) });
  await expect(page.getByRole('tabpanel')).toContainText('high.npz');
  await app.tab('Problems').click();
  await expect(page.getByRole('tabpanel')).toContainText(/13/);
});

test('MNIST shows what it holds, and can be taken as 0 to 255', async ({ app, page }) => {
  await app.open('mnist-mlp');
  await app.tab('Data').click();
  const panel = page.getByRole('tabpanel');
  await expect(panel).toContainText('70,000 pictures');
  await expect(app.array('image')).toContainText(/28 × 28 × 1\s*float32\s*0 … 1/);
  await expect(app.array('label')).toContainText('10 classes');
  await expect(panel.getByRole('img', { name: /^Example \d+, \d$/ })).toHaveCount(20);
  await panel.getByRole('button', { name: 'Use 0..255' }).click();
  await expect(app.array('image')).toContainText('0 … 255');
  await app.undo.click();
  await expect(app.array('image')).toContainText('0 … 1');
});
