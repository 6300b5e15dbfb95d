/** @file Reloads at random moments: edits older than two seconds are there, and a live run's chart is back without gaps. */
import type { Page } from '@playwright/test';
import { type App, expect, test } from '../fixtures/app.ts';

/** The same moments in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Sequence numbers of the run's events that reach the page, and when the first ones did. */
class Heard {
  readonly #seqs: number[] = [];

  constructor(page: Page) {
    page.on('websocket', (socket) => {
      this.#seqs.length = 0;
      socket.on('framereceived', ({ payload }) => this.#read(String(payload)));
    });
  }

  #read(message: string): void {
    if (!message.startsWith('{') || !message.includes('"seq"')) return;
    for (const [, seq] of message.matchAll(/"seq":(\d+)/g)) this.#seqs.push(Number(seq));
  }

  get last(): number {
    return this.#seqs.at(-1) ?? 0;
  }

  /** The numbers that are missing between the first event and the last one. */
  get gaps(): number[] {
    const seen = new Set(this.#seqs);
    return Array.from({ length: this.last }, (_, index) => index + 1).filter((seq) => !seen.has(seq));
  }
}

/** Edits without a pause, a reload now and then; `count` reloads in all. */
async function reloadOften(app: App, page: Page, count: number, seed: number): Promise<void> {
  const random = seeded(seed);
  const heard = new Heard(page);
  await page.reload();
  await app.open('mnist-mlp');
  const epochs = page.getByRole('textbox', { name: 'Epochs', exact: true });
  await app.fill('Epochs', '900');
  await app.train.click();
  await expect.poll(() => app.panelText()).toMatch(/Step [1-9]/);
  let edit = 900;
  const times: number[] = [];
  const edits: { readonly value: number; readonly at: number }[] = [{ value: edit, at: Date.now() }];
  for (let reload = 0; reload < count; reload += 1) {
    const until = Date.now() + 200 + random() * 3300;
    while (Date.now() < until) {
      edit += 1;
      await epochs.fill(String(edit));
      await epochs.press('Enter');
      edits.push({ value: edit, at: Date.now() });
      if (random() < 0.3) {
        await page.locator('h1 button').focus();
        await page.keyboard.press('Control+z');
        await page.keyboard.press('Control+y');
      }
    }
    const before = heard.last;
    const left = Date.now();
    const old = edits.filter(({ at }) => at <= left - 2000).at(-1)?.value ?? 900;
    await page.reload({ waitUntil: 'commit' });
    const came = Date.now();
    await expect(page.getByRole('tabpanel').locator('canvas').first()).toBeVisible();
    await expect.poll(() => heard.last, { intervals: [50] }).toBeGreaterThanOrEqual(before);
    await expect.poll(() => app.panelText(), { intervals: [50] }).toMatch(/Step [1-9]/);
    times.push(Date.now() - came);
    expect(heard.gaps, `reload ${reload}: events that never came`).toEqual([]);
    const value = Number(await epochs.inputValue());
    expect(value, `reload ${reload}: the edit before last`).toBeGreaterThanOrEqual(old);
    expect(value).toBeLessThanOrEqual(edit);
  }
  // The run takes every core meanwhile: one reload in the middle of an epoch's end may take longer than most do.
  times.sort((a, b) => a - b);
  expect(times[Math.floor(count / 2)], `until the chart is back: ${times.join(', ')} ms`).toBeLessThan(2000);
  expect(times.at(-1), `until the chart is back: ${times.join(', ')} ms`).toBeLessThan(4000);
  await app.stop.click();
  await expect(app.train).toBeVisible();
}

test('reloads in the middle of edits and of a run lose nothing', async ({ app, page }) => {
  await reloadOften(app, page, 6, 7);
});

test('fifty reloads at random moments lose nothing @long', async ({ app, page }) => {
  await reloadOften(app, page, 50, 2024);
});
