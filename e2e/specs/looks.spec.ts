/** @file Languages, themes, accessibility and what the host refuses. */
import { expect, test } from '../fixtures/app.ts';
import { seriousFindings } from '../fixtures/axe.ts';

test('speaks Chinese and draws itself dark, and remembers both', async ({ app, page }) => {
  await app.open('mnist-mlp');
  await app.setting('Dark');
  await app.setting('简体中文');
  await expect(page.getByRole('button', { name: '训练', exact: true })).toBeVisible();
  await expect(app.nodes.first()).toContainText('image');
  await page.reload();
  await expect(page.getByRole('button', { name: '训练', exact: true })).toBeVisible();
  const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(background).toMatch(/^rgb\((1|2)\d, (1|2|3)\d, (1|2|3|4)\d\)$/);
});

for (const theme of ['Light', 'Dark'] as const) {
  test(`axe finds nothing serious, ${theme.toLowerCase()}`, async ({ app, page }) => {
    await app.setting(theme);
    expect(await seriousFindings(page)).toEqual([]);
    await app.open('mnist-mlp');
    expect(await seriousFindings(page)).toEqual([]);
    await app.node('hidden1').click();
    for (const tab of ['Problems', 'Training', 'Data', 'Runs', 'Results']) {
      await app.tab(tab).click();
      expect(await seriousFindings(page), tab).toEqual([]);
    }
    await app.node('hidden1').click();
    for (const key of ['/', '?', 'Control+k']) {
      await page.keyboard.press(key);
      await expect(page.getByRole('dialog')).toBeVisible();
      expect(await seriousFindings(page), key).toEqual([]);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toBeHidden();
    }
  });
}

test('the host answers only its own page', async ({ host, page }) => {
  await page.goto('about:blank');
  const { origin } = new URL(host.url);
  const foreign = await fetch(origin, { headers: { 'x-forwarded-host': 'evil.example' } });
  expect(foreign.headers.get('x-content-type-options')).toBe('nosniff');
  const refused = await page.evaluate(
    (url) =>
      new Promise((done) => {
        const socket = new WebSocket(url);
        socket.onopen = () => done('open');
        socket.onerror = () => done('refused');
      }),
    `${origin.replace('http', 'ws')}/rpc`,
  );
  expect(refused).toBe('refused');
});
