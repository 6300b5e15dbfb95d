/** @file Drawings as files: saved, opened, dropped, kept through reloads, one writer among several windows. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { App, expect, test } from '../fixtures/app.ts';

const dot = (page: Page) => page.getByRole('img', { name: 'Not saved yet' });
const saved = (home: string) =>
  readdirSync(join(home, 'projects'))
    .filter((name) => name.endsWith('.loom'))
    .sort();

test('Ctrl+S writes a .loom file into the home; the dot says what is not in it', async ({ app, page, home }) => {
  await app.open('mnist-mlp');
  await expect(dot(page)).toBeHidden();
  await app.fill('Epochs', '4');
  await expect(dot(page)).toBeVisible();
  await expect(page).toHaveTitle('• Recognise digits - Layerloom');
  await page.keyboard.press('Control+s');
  await expect(dot(page)).toBeHidden();
  await expect(page).toHaveTitle('Recognise digits - Layerloom');
  const file = join(home, 'projects', 'Recognise digits.loom');
  expect(JSON.parse(readFileSync(file, 'utf8')).training.epochs).toBe(4);

  await app.fill('Epochs', '5');
  await page.waitForTimeout(1500);
  expect(JSON.parse(readFileSync(file, 'utf8')).training.epochs, 'the file changes on save alone').toBe(4);
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Epochs', exact: true })).toHaveValue('5');
  await expect(dot(page)).toBeVisible();
  await app.undo.hover();
  await page.keyboard.press('Control+s');
  await expect(dot(page)).toBeHidden();
  expect(JSON.parse(readFileSync(file, 'utf8')).training.epochs).toBe(5);

  await page.getByRole('button', { name: 'Layerloom, Start page' }).click();
  await expect(page.getByRole('listitem')).toContainText([join('projects', 'Recognise digits.loom')]);
  await app.open('mnist-mlp');
  await page.keyboard.press('Control+s');
  await expect.poll(() => saved(home)).toEqual(['Recognise digits 2.loom', 'Recognise digits.loom']);
});

test('Ctrl+O offers what is kept, by keyboard, or a file', async ({ app, page, home }) => {
  await app.open('mnist-mlp');
  await page.keyboard.press('Control+s');
  await expect.poll(() => saved(home)).toHaveLength(1);
  const kept = readFileSync(join(home, 'projects', 'Recognise digits.loom'), 'utf8');
  writeFileSync(join(home, 'projects', 'by hand.loom'), kept.replace('Recognise digits', 'By hand'));
  await page.keyboard.press('Control+o');
  const dialog = page.getByRole('dialog', { name: 'Open a drawing' });
  await expect(dialog.getByRole('button', { name: /Recognise digits.*In this window/ })).toBeVisible();
  await expect(dialog.getByRole('button', { name: /by hand/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByTestId('document-name')).toHaveText('By hand');

  await page.keyboard.press('Control+o');
  await expect(dialog.getByRole('button', { name: /Recognise digits/ })).toBeFocused();
  const chosen = page.waitForEvent('filechooser');
  await dialog.getByRole('button', { name: 'Choose a file …' }).click();
  const text = kept.replace('Recognise digits', 'Picked');
  await (await chosen).setFiles({ name: 'picked.loom', mimeType: 'application/json', buffer: Buffer.from(text) });
  await expect(page.getByTestId('document-name')).toHaveText('Picked');
});

test('a dropped .loom opens; another file is refused in words', async ({ app, page, home }) => {
  await app.open('mnist-cnn');
  await page.keyboard.press('Control+s');
  await expect.poll(() => saved(home)).toHaveLength(1);
  const text = readFileSync(join(home, 'projects', 'Recognise digits with a convnet.loom'), 'utf8');
  // What is dragged over the window may be dropped anywhere; out of it again, nothing was meant.
  const file = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File(['{}'], 'a.loom'));
    return data;
  });
  await page.locator('body').dispatchEvent('dragover', { dataTransfer: file });
  await expect(page.getByText('Drop to open')).toBeVisible();
  await page.locator('body').dispatchEvent('dragleave', { dataTransfer: file });
  await expect(page.getByText('Drop to open')).toBeHidden();
  await app.dropText('dropped.loom', text.replace('Recognise digits with a convnet', 'Dropped'));
  await expect(page.getByTestId('document-name')).toHaveText('Dropped');
  await app.dropText('broken.loom', '{');
  await expect(page.getByRole('alert')).toContainText('not a Layerloom document');
  await expect(page.getByTestId('document-name')).toHaveText('Dropped');
});

test('@long a copy of the drawing can be downloaded', async ({ app, page }) => {
  await app.open('mnist-mlp');
  await page.getByTestId('settings').click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download a copy' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('Recognise digits.loom');
  expect(JSON.parse(readFileSync(await file.path(), 'utf8'))).toMatchObject({ version: 1, name: 'Recognise digits' });
});

test('says when another program changed the file, and takes either side', async ({ app, page, home }) => {
  await app.open('mnist-mlp');
  await page.keyboard.press('Control+s');
  const file = join(home, 'projects', 'Recognise digits.loom');
  await expect.poll(() => existsSync(file)).toBe(true);
  writeFileSync(file, readFileSync(file, 'utf8').replace('"epochs": 10', '"epochs": 33'));
  await app.fill('Epochs', '4');
  await page.keyboard.press('Control+s');
  await expect(page.getByText('Another program has changed the file')).toBeVisible();
  expect(JSON.parse(readFileSync(file, 'utf8')).training.epochs).toBe(33);
  await page.getByRole('button', { name: 'Open it as it is now' }).click();
  await expect(page.getByRole('textbox', { name: 'Epochs', exact: true })).toHaveValue('33');
  writeFileSync(file, readFileSync(file, 'utf8').replace('"epochs": 33', '"epochs": 44'));
  await app.fill('Epochs', '5');
  await page.keyboard.press('Control+s');
  await page.getByRole('button', { name: 'Overwrite the file' }).click();
  await expect(dot(page)).toBeHidden();
  expect(JSON.parse(readFileSync(file, 'utf8')).training.epochs).toBe(5);
});

test('a drawing in two windows has one writer, whom the other follows, until it takes over', async ({
  app,
  page,
  host,
  context,
}) => {
  await app.open('mnist-mlp');
  const second = await context.newPage();
  await second.goto(host.url);
  await expect(second.getByText('Drawings that you save appear here.')).toBeVisible();
  await app.fill('Epochs', '4');
  await page.waitForTimeout(1000);
  await second.reload();
  await second.getByRole('button', { name: /^Recognise digits Not saved/ }).click();
  const watcher = new App(second);
  const notice = second.getByText('This drawing is open in another window.').first();
  await expect(notice).toBeVisible();
  const epochs = second.getByRole('textbox', { name: 'Epochs', exact: true });
  await expect(epochs).toHaveValue('4');
  await epochs.fill('9');
  await epochs.press('Enter');
  await expect(watcher.undo).toHaveAttribute('aria-disabled', 'true');

  // It shows what is drawn in the other one, in the view that it has.
  await second.keyboard.press('Escape');
  await second.locator('.react-flow__pane').click({ position: { x: 20, y: 20 } });
  await second.keyboard.press('-');
  await app.node('hidden2').click();
  await app.append('Dropout');
  await expect(watcher.node('dropout')).toBeVisible();
  await expect(second.getByRole('button', { name: 'Zoom to 100 %' })).toHaveText('83 %');

  await second.getByTestId('take-over').click();
  await expect(notice).toBeHidden();
  await expect(page.getByText('This drawing is open in another window.').first()).toBeVisible();
  await watcher.fill('Epochs', '7');
  await expect(page.getByText('This drawing is open in another window.').first()).toBeVisible();
  await page.locator('.react-flow__pane').click({ position: { x: 20, y: 20 } });
  await expect(page.getByRole('textbox', { name: 'Epochs', exact: true })).toHaveValue('7');

  await second.waitForTimeout(1000);
  await second.close();
  await expect(page.getByText('This drawing is open in another window.')).toHaveCount(0);
  await app.fill('Epochs', '8');
  await expect(app.undo).toBeEnabled();
});

test('a second window may open a copy', async ({ app, page, host, context }) => {
  await app.open('mnist-mlp');
  await app.fill('Epochs', '4');
  await page.waitForTimeout(1000);
  const second = await context.newPage();
  await second.goto(host.url);
  await second.getByRole('button', { name: /^Recognise digits Unsaved|^Recognise digits Not saved/ }).click();
  await second.getByRole('button', { name: 'Open a copy' }).click();
  await expect(second.getByTestId('document-name')).toHaveText('Copy of Recognise digits');
  await new App(second).fill('Epochs', '9');
  await expect(page.getByRole('textbox', { name: 'Epochs', exact: true })).toHaveValue('4');
});
