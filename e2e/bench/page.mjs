/**
 * @file The page while MNIST trains: time from the click to the first loss on screen, the longest task of the page by its own
 * processor time, changes of canvas nodes, memory of host and engine. Usage: node e2e/bench/page.mjs (after npm run build).
 */
import { readFileSync, readdirSync } from 'node:fs';
import { openApp } from '../fixtures/bench-app.mjs';

const { page, host, close } = await openApp({ width: 1440, height: 900 });
await page.getByTestId('template-mnist-mlp').click();
await page.locator('.react-flow__node').first().waitFor();
await page.waitForTimeout(2000);
await page.evaluate(() => {
  globalThis.nodeChanges = 0;
  const watch = new MutationObserver((changes) => {
    globalThis.nodeChanges += changes.length;
  });
  watch.observe(document.querySelector('.react-flow__nodes'), {
    subtree: true,
    childList: true,
    attributes: true,
    characterData: true,
  });
});

const session = await page.context().newCDPSession(page);
const events = [];
session.on('Tracing.dataCollected', ({ value }) => events.push(...value));
await session.send('Tracing.start', {
  categories: 'toplevel,disabled-by-default-devtools.timeline,__metadata',
  transferMode: 'ReportEvents',
});
const clicked = performance.now();
await page.getByTestId('train').click();
while (!/^[1-9]/.test((await page.getByTestId('step-count').textContent()) ?? '')) await page.waitForTimeout(10);
const firstLoss = performance.now() - clicked;
const memory = [];
for (let i = 0; i < 12; i += 1) {
  await page.waitForTimeout(250);
  memory.push(memoryOf(host.pid));
}
const ended = new Promise((done) => session.once('Tracing.tracingComplete', done));
await session.send('Tracing.end');
await ended;
const changes = await page.evaluate(() => globalThis.nodeChanges);
const main = events.find((event) => event.name === 'thread_name' && event.args?.name === 'CrRendererMain');
const tasks = events.filter(
  (event) => event.name === 'RunTask' && event.tid === main?.tid && event.pid === main?.pid && event.tdur,
);
const longest = Math.max(...tasks.map((task) => task.tdur / 1000));
console.log(
  JSON.stringify({
    first_loss_ms: Math.round(firstLoss),
    longest_task_cpu_ms: Math.round(longest * 10) / 10,
    tasks: tasks.length,
    node_changes: changes,
    memory_mb: Math.round(Math.max(...memory)),
  }),
);
await close();

/** Proportional set size of a process and its children in megabytes, so that shared pages count once. Linux only. */
function memoryOf(pid) {
  const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  );
  const own = Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) / 1024;
  return children.reduce((sum, child) => sum + memoryOf(child), own);
}
