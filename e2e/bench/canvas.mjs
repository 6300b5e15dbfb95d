/**
 * @file The canvas with 300 nodes while a run streams: milliseconds of the page's main thread (scripting, style, layout; its own
 * processor time) a frame of a drag and of a pan, and from an edit to its shapes. Usage: node e2e/bench/canvas.mjs (after npm run build).
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright';
import { findBrowser } from '../fixtures/browser.mjs';
import { dragFrames, editLatency, openLarge, panFrames, selectFifty, train } from '../fixtures/canvas-work.mjs';
import { quantile } from '../fixtures/frames.mjs';

const root = resolve(import.meta.dirname, '..', '..');
const home = mkdtempSync(join(tmpdir(), 'layerloom-bench-'));
const host = spawn(process.execPath, [join(root, 'out', 'main', 'host.js')], {
  env: { ...process.env, LAYERLOOM_HOME: home, LAYERLOOM_OPEN: '0' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const url = await new Promise((done) => {
  host.stdout.on('data', (text) => {
    const found = /http:\S+/.exec(String(text));
    if (found) done(found[0]);
  });
});
const executablePath = process.env.LAYERLOOM_CHROMIUM ?? (await findBrowser(console.error));
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'en-US' });
await page.goto(url);
await page.getByTestId('template-mnist-mlp').waitFor();
await openLarge(page);
await page.waitForTimeout(1000);

const edits = [];
for (let i = 0; i < 7; i += 1) edits.push(await editLatency(page, i % 2 === 0 ? 17 : 16));
await train(page);
report('drag of one', await dragFrames(page));
report('pan, all in view', await panFrames(page));
await page.getByRole('button', { name: 'Zoom to 100 %' }).click();
await page.waitForTimeout(500);
report('drag of one at 100 %', await dragFrames(page));
report('pan at 100 %', await panFrames(page));
await page.getByRole('button', { name: 'Show all' }).click();
await page.waitForTimeout(500);
const chosen = await selectFifty(page);
report(`drag of ${chosen}`, await dragFrames(page));
const [cpu, wall] = [edits.map((edit) => edit.cpu), edits.map((edit) => edit.wall)];
line('edit to shapes', { ...summary(cpu), wall_p50: round(quantile(wall, 0.5)), count: edits.length });

await browser.close();
host.kill('SIGTERM');
await new Promise((done) => host.once('exit', done));
rmSync(home, { recursive: true, force: true });

function report(what, frames) {
  line(what, { ...summary(frames), count: frames.length });
}

function summary(values) {
  return { p50: round(quantile(values, 0.5)), p95: round(quantile(values, 0.95)), max: round(Math.max(...values)) };
}

function line(what, numbers) {
  console.log(JSON.stringify({ what, ...numbers }));
}

function round(value) {
  return Math.round(value * 100) / 100;
}
