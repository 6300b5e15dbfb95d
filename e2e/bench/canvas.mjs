/**
 * @file The canvas with 300 nodes while a run streams: milliseconds of the page's main thread (scripting, style, layout; its own
 * processor time) a frame of a drag, a pan and the wheel, and from an edit to its shapes. Usage: node e2e/bench/canvas.mjs (after npm run build).
 */
import { openApp } from '../fixtures/bench-app.mjs';
import { dragFrames, editLatency, openLarge, panFrames, selectFifty, train, wheelFrames } from '../fixtures/canvas-work.mjs';
import { quantile } from '../fixtures/frames.mjs';

const { page, close } = await openApp({ width: 1280, height: 800 });
await openLarge(page);
await page.waitForTimeout(1000);

const edits = [];
for (let i = 0; i < 7; i += 1) edits.push(await editLatency(page, i % 2 === 0 ? 17 : 16));
await train(page);
report('drag of one', await dragFrames(page));
report('pan, all in view', await panFrames(page));
report('wheel, all in view', await wheelFrames(page));
await page.getByRole('button', { name: 'Zoom to 100 %' }).click();
await page.waitForTimeout(500);
report('drag of one at 100 %', await dragFrames(page));
report('pan at 100 %', await panFrames(page));
report('wheel at 100 %', await wheelFrames(page));
await page.getByRole('button', { name: 'Show all' }).click();
await page.waitForTimeout(500);
const chosen = await selectFifty(page);
report(`drag of ${chosen}`, await dragFrames(page));
const [cpu, wall] = [edits.map((edit) => edit.cpu), edits.map((edit) => edit.wall)];
line('edit to shapes', { ...summary(cpu), wall_p50: round(quantile(wall, 0.5)), count: edits.length });

await close();

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
