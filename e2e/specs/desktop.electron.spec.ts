/** @file The desktop app in a real Electron window: scheme, training in the utility process, crash of the engine, export. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ElectronApplication, expect, test } from '@playwright/test';
import { App, watchConsole } from '../fixtures/app.ts';
import { answerSaveDialog, desktopOrigin, launchDesktop } from '../fixtures/desktop.ts';
import { root } from '../fixtures/loom.ts';

const python = process.env['LAYERLOOM_PYTHON'];

let home: string;
let desktop: ElectronApplication;
let app: App;
let problems: string[];

test.beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'layerloom-desktop-'));
  desktop = await launchDesktop(home);
  const page = await desktop.firstWindow();
  problems = watchConsole(page, desktopOrigin);
  app = new App(page);
});
test.afterAll(async () => {
  await desktop?.close();
  rmSync(home, { recursive: true, force: true });
});

test('opens in its own scheme, trains in the utility process and exports what Keras loads', async () => {
  const { page } = app;
  expect(page.url()).toBe('layerloom://app/index.html');
  await app.open('mnist-mlp');
  await app.fill('Epochs', '2');
  await app.trainToEnd();
  await app.tab('Training').click();
  expect(await app.panelText()).toContain('Epoch 2 of 2');
  await page.screenshot({ path: join(root, '.cache/test/desktop.png') });

  const target = join(home, 'digits.h5');
  await answerSaveDialog(desktop, target);
  await app.exportAs('.h5');
  await expect.poll(() => existsSync(target)).toBe(true);
  if (python) {
    const script = 'import keras, sys; m = keras.models.load_model(sys.argv[1]); print(m.count_params())';
    const { stdout, stderr } = spawnSync(python, ['-c', script, target], { encoding: 'utf8' });
    expect(stdout.trim(), stderr).toBe('55050');
  }
  expect(readFileSync(target).length).toBeGreaterThan(200_000);
  expect(problems).toEqual([]);
});

test('says what happened when the engine is killed, and goes on', async () => {
  const { page } = app;
  await app.closeDialog();
  await app.fill('Epochs', '40');
  await app.train.click();
  await expect.poll(() => app.panelText(), { timeout: 60_000 }).toMatch(/Epoch [2-9] of 40/);
  const killed = await desktop.evaluate(({ app: electron }) => {
    const engine = electron
      .getAppMetrics()
      .find((each) => each.serviceName === 'node.mojom.NodeService' || each.name === 'Layerloom engine');
    if (engine) process.kill(engine.pid, 'SIGKILL');
    return engine?.pid ?? null;
  });
  expect(killed).not.toBeNull();
  await expect(page.getByText(/has stopped and is starting again|was cut off/).first()).toBeVisible({ timeout: 3000 });
  await page.getByTestId('resume-run').click();
  await expect(app.pause).toBeVisible();
  await app.stop.click();
  await expect(app.train).toBeVisible();
});
