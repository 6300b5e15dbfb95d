/** @file Drawings as files in the desktop app: its dialogs, its windows. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { App, expect, test } from '../fixtures/app.ts';
import { answerOpenDialog, answerSaveDialog, dropFromDesktop } from '../fixtures/desktop.ts';

const dot = (page: Page) => page.getByRole('img', { name: 'Not saved yet' });

test('the desktop asks where to save, once, and opens through its dialog @desktop', async ({ app, page, home, desktop }) => {
  if (!desktop) throw new Error('a browser has no dialogs');
  await app.open('mnist-mlp');
  await app.fill('Epochs', '4');
  const file = join(home, 'digits.loom');
  await answerSaveDialog(desktop, file);
  await page.keyboard.press('Control+s');
  await expect(dot(page)).toBeHidden();
  expect(JSON.parse(readFileSync(file, 'utf8')).training.epochs).toBe(4);
  await answerSaveDialog(desktop, join(home, 'never asked.loom'));
  await app.fill('Epochs', '5');
  await page.keyboard.press('Control+s');
  await expect(dot(page)).toBeHidden();
  expect(JSON.parse(readFileSync(file, 'utf8')).training.epochs).toBe(5);

  await page.getByRole('button', { name: 'Layerloom, Start page' }).click();
  await answerOpenDialog(desktop, file);
  await page.keyboard.press('Control+o');
  await expect(page.getByRole('textbox', { name: 'Epochs', exact: true })).toHaveValue('5');

  const opened = desktop.waitForEvent('window');
  await page.keyboard.press('Control+Shift+n');
  const second = new App(await opened);
  await second.open('mnist-cnn');
  await expect(second.nodes).toHaveCount(9);
  await expect(app.nodes).toHaveCount(6);
  await second.page.getByRole('button', { name: 'Layerloom, Start page' }).click();
  await second.page.getByRole('button', { name: /digits\.loom/ }).click();
  await expect(second.page.getByText('This drawing is open in another window.').first()).toBeVisible();
  await page.close();
  await expect(second.page.getByText('This drawing is open in another window.').first()).toBeHidden();
});

test('a second launch with a file opens it in a window of its own @desktop', async ({ app, page, home, desktop }) => {
  if (!desktop) throw new Error('a browser is not launched twice');
  await app.open('mnist-mlp');
  const file = join(home, 'digits.loom');
  await answerSaveDialog(desktop, file);
  await page.keyboard.press('Control+s');
  await expect(page).toHaveTitle('Recognise digits - Layerloom');
  await page.getByRole('button', { name: 'Layerloom, Start page' }).click();
  const opened = desktop.waitForEvent('window');
  await desktop.evaluate(({ app: electron }, folder) => {
    electron.emit('second-instance', {}, ['layerloom', 'digits.loom'], folder);
  }, home);
  const second = await opened;
  await expect(second.getByTestId('document-name')).toHaveText('Recognise digits');
  expect(second.url()).toBe('layerloom://app/index.html');
  await second.close();

  // A dropped file is opened itself, not a copy of it.
  await answerSaveDialog(desktop, join(home, 'never asked.loom'));
  await dropFromDesktop(page, file);
  await expect(page.getByTestId('document-name')).toHaveText('Recognise digits');
  await app.fill('Epochs', '6');
  await page.keyboard.press('Control+s');
  await expect(dot(page)).toBeHidden();
  expect(JSON.parse(readFileSync(file, 'utf8')).training.epochs).toBe(6);
});
