/** @file What each window looks like: its own language and theme until the user chooses, and any size down to 640 x 400. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from '@playwright/test';
import { App, expect, test, watchConsole } from '../fixtures/app.ts';

async function serious(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`);
}

/** How far things have moved by themselves since the page was loaded: 0 is nowhere. */
function shifts(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        const add = (list: PerformanceObserverEntryList): void => {
          for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value;
        };
        new PerformanceObserver(add).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(sum), 100);
      }),
  );
}

const theme = (page: Page) => page.evaluate(() => document.documentElement.dataset['theme']);
const languageOf = (page: Page) => page.evaluate(() => document.documentElement.lang);

async function openWindow(browser: Browser, url: string, options: { locale: string; colorScheme: 'light' | 'dark' }) {
  const page = await (await browser.newContext(options)).newPage();
  await page.goto(url);
  await expect(page.getByTestId('template-mnist-mlp')).toBeVisible();
  return page;
}

test('each window follows its own language and colours, live, until one is chosen for all', async ({
  app,
  page,
  host,
  browser,
}) => {
  const chinese = await openWindow(browser, host.url, { locale: 'zh-TW', colorScheme: 'dark' });
  const german = await openWindow(browser, host.url, { locale: 'de-DE', colorScheme: 'light' });
  await expect(chinese.getByRole('heading', { name: '开始一张图纸' })).toBeVisible();
  expect([await languageOf(chinese), await theme(chinese)]).toEqual(['zh-CN', 'dark']);
  expect([await languageOf(german), await theme(german)]).toEqual(['en', 'light']);
  await german.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(() => theme(german)).toBe('dark');
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'languages', { value: ['zh-CN', 'en'], configurable: true });
    dispatchEvent(new Event('languagechange'));
  });
  await expect.poll(() => languageOf(page)).toBe('zh-CN');

  // Two clicks, from anywhere.
  await german.getByTestId('settings').click();
  await german.getByText('English', { exact: true }).click();
  await expect.poll(() => languageOf(chinese)).toBe('en');
  await expect.poll(() => languageOf(page)).toBe('en');
  await german.getByText('Light', { exact: true }).click();
  await expect.poll(() => theme(chinese)).toBe('light');
  const late = await openWindow(browser, host.url, { locale: 'zh-CN', colorScheme: 'dark' });
  await expect.poll(async () => [await languageOf(late), await theme(late)]).toEqual(['en', 'light']);
  await late.getByTestId('settings').click();
  await late.getByText('Automatic', { exact: true }).click();
  await expect.poll(() => languageOf(chinese)).toBe('zh-CN');
  await expect(app.train).toBeHidden();
  for (const each of [chinese, german, late]) await each.context().close();
});

test('language and colours change within a run, without a reload, and the run goes on', async ({ app, page }) => {
  await app.open('mnist-mlp');
  await app.fill('Epochs', '8');
  await app.train.click();
  await expect.poll(() => app.panelText()).toMatch(/Step [1-9]/);
  await page.evaluate(() => {
    (window as unknown as { same: boolean }).same = true;
  });
  await page.getByTestId('settings').click();
  await page.getByText('简体中文', { exact: true }).click();
  await page.getByText('深色', { exact: true }).click();
  await expect(app.pause).toHaveText('暂停');
  expect(await theme(page)).toBe('dark');
  await expect.poll(() => app.panelText()).toMatch(/[2-8] \/ 8/);
  await page.getByText('English', { exact: true }).click();
  await expect(app.pause).toHaveText('Pause');
  expect(await page.evaluate(() => (window as unknown as { same?: boolean }).same)).toBe(true);
  await expect(app.train).toBeVisible({ timeout: 60_000 });
  await expect.poll(() => app.panelText()).toMatch(/Epoch 8 of 8|Test accuracy/);
});

/** Words of a node that are cut off, or that measure less than 9 px on the screen. */
function badWords(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const seen = document.querySelector('.react-flow')?.getBoundingClientRect();
    for (const node of document.querySelectorAll<HTMLElement>('.layer-node')) {
      const scale = node.getBoundingClientRect().width / node.offsetWidth;
      const words = node.querySelectorAll<HTMLElement>('.layer-node-name, .layer-node-type, .layer-node-foot > *');
      if (words.length < 3) found.push(`${node.innerText}: rows are missing`);
      for (const each of words) {
        const size = Number.parseFloat(getComputedStyle(each).fontSize) * scale;
        const box = each.getBoundingClientRect();
        const inside =
          seen && box.left >= seen.left && box.right <= seen.right && box.top >= seen.top && box.bottom <= seen.bottom;
        if (each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 0) found.push(`${each.innerText}: cut off`);
        if (size < 9) found.push(`${each.innerText}: ${size.toFixed(1)} px`);
        if (!inside || box.height === 0) found.push(`${each.innerText}: out of sight`);
      }
    }
    return found;
  });
}

for (const language of ['English', '简体中文']) {
  test(`both templates open with every word of every node to be read, ${language}`, async ({ app, page }) => {
    await app.setting(language);
    for (const [template, count] of [
      ['mnist-mlp', 6],
      ['mnist-cnn', 9],
    ] as const) {
      await app.open(template);
      await expect(app.nodes).toHaveCount(count);
      await expect.poll(() => badWords(page), template).toEqual([]);
      await page.locator('header button').first().click();
    }
  });
}

for (const [width, height] of [
  [1024, 768],
  [640, 400],
] as const) {
  test(`Train, pad, Results and the panels are reachable at ${width} x ${height}`, async ({ app, page }) => {
    await page.setViewportSize({ width, height });
    const fits = async (what: string): Promise<void> => {
      const size = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight]);
      expect(size, what).toEqual([width, height]);
      for (const each of await page.locator('header :is(button, h1):visible').all()) {
        const box = await each.boundingBox();
        expect((box?.x ?? -1) >= 0 && (box?.x ?? 0) + (box?.width ?? 0) <= width, what).toBe(true);
      }
    };
    await fits('start page');
    expect(await serious(page)).toEqual([]);
    await app.open('mnist-mlp');
    await expect(app.nodes).toHaveCount(6);
    await fits('canvas');
    if (width < 900) {
      await page.getByTestId('drawer-left').click();
      await page.getByRole('navigation').getByRole('button', { name: 'Dropout', exact: true }).click();
      await expect(app.nodes).toHaveCount(7);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('navigation')).toBeHidden();
      await expect(page.getByTestId('drawer-left')).toBeFocused();
      await app.undo.click();
      await page.getByTestId('drawer-right').click();
      expect(await serious(page)).toEqual([]);
    }
    await app.fill('Epochs', '1');
    await app.train.click();
    await expect(app.train).toBeVisible({ timeout: 60_000 });
    await app.tab('Training').click();
    await expect(page.getByRole('tabpanel').locator('canvas').first()).toBeInViewport();
    await expect(page.getByText('Draw a digit')).toBeInViewport();
    const accuracy = page.getByRole('tabpanel').locator('canvas').nth(1);
    await accuracy.scrollIntoViewIfNeeded();
    await expect(accuracy).toBeInViewport({ ratio: 0.9 });
    await fits('training');
    expect(await serious(page)).toEqual([]);
    await app.tab('Results').click();
    await expect(page.getByText('Test accuracy').first()).toBeInViewport();
    await fits('results');
    if (width < 760) {
      await page.getByTestId('settings').click();
      await page.getByRole('button', { name: 'Export' }).click();
    } else await page.getByTestId('export').click();
    const write = page.getByRole('dialog').getByRole('button', { name: 'Write the file' });
    await write.scrollIntoViewIfNeeded();
    await expect(write).toBeInViewport();
    await fits('export');
  });
}

test('the menu and the chooser work by keyboard, and axe finds nothing serious in them', async ({ app, page }) => {
  await app.open('mnist-mlp');
  await page.keyboard.press('Control+s');
  await expect(page).toHaveTitle('Recognise digits - Layerloom');
  await page.getByTestId('settings').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'New window' })).toBeFocused();
  expect(await serious(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('settings')).toBeFocused();
  await page.getByRole('button', { name: 'Layerloom, Start page' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('template-mnist-mlp')).toBeVisible();
  await page.keyboard.press('Control+o');
  const dialog = page.getByRole('dialog', { name: 'Open a drawing' });
  await expect(dialog.getByRole('button', { name: /Recognise digits/ })).toBeFocused();
  expect(await serious(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test('a new window shows the start page and holds a drawing of its own', async ({ app, page, context }) => {
  await app.open('mnist-mlp');
  await page.keyboard.press('Control+s');
  await page.getByTestId('settings').click();
  const opened = context.waitForEvent('page');
  await page.getByRole('button', { name: 'New window' }).click();
  const second = await opened;
  const problems = watchConsole(second, new URL(second.url()).origin);
  await expect(second.getByRole('button', { name: /Recognise digits.loom/ })).toBeVisible();
  expect(await shifts(second), 'the start page comes as a whole').toBe(0);
  await new App(second).open('mnist-cnn');
  await expect(app.nodes).toHaveCount(6);
  expect(second.url()).not.toContain('#');
  await second.reload();
  await expect(new App(second).nodes).toHaveCount(9);
  expect(problems).toEqual([]);
});
