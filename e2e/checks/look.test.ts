/** @file One look: colours, sizes and radii come from the tokens, and every pair of colours that is used can be read. */
import { describe, expect, it } from 'vitest';
import { codeFiles, filesUnder, textOf } from './sources.ts';

const tokens = 'renderer/ui/tokens.css';
const sheets = filesUnder('renderer', /\.css$/).filter((path) => path !== tokens);

/** What may stand where a token belongs, each with its reason. */
const exceptions: readonly string[] = [
  // A name that is read from far away: the canvas is zoomed, so it measures 9 px and more on screen.
  'renderer/canvas/canvas.css: font-size: 18px',
];

/** `path: property: value` of every declaration that `wrong` does not like. */
function findings(property: RegExp, wrong: (value: string) => boolean): string[] {
  return sheets
    .flatMap((path) =>
      [...textOf(path).matchAll(/([-\w]+)\s*:\s*([^;{}]+)(?=[;}])/g)]
        .filter(([, name = '', value = '']) => property.test(name) && wrong(value))
        .map(([, name, value]) => `${path}: ${name}: ${value?.trim()}`),
    )
    .filter((finding) => !exceptions.includes(finding));
}

const colour =
  /#[0-9a-f]{3,8}\b|\b(rgb|hsl|hwb|lab|lch|oklab|oklch)a?\(|(?<![-\w])(black|white|red|green|blue|gr[ae]y|orange|yellow|purple)(?![-\w])/i;

describe('the look', () => {
  it('takes every colour from the tokens', () => {
    expect(findings(/./, (value) => colour.test(value.replace(/url\([^)]*\)/g, '')))).toEqual([]);
    const inCode = codeFiles()
      .filter((path) => path.startsWith('renderer/') && !path.includes('.test.'))
      .flatMap((path) =>
        [...textOf(path).matchAll(/['"`](#[0-9a-f]{3,8}|rgba?\([^)]*\))['"`]/gi)].map(([text]) => `${path}: ${text}`),
      );
    expect(inCode).toEqual([]);
  });

  it('takes every size of text from the tokens', () => {
    expect(
      findings(/^(font|font-size)$/, (value) => /\d+(\.\d+)?(px|rem|em|pt)/.test(value.replace(/\/\s*[\d.]+(px)?/, ''))),
    ).toEqual([]);
  });

  it('takes every radius and shadow from the tokens', () => {
    const free = /^(0|50%|inherit|none)$/;
    const wrong = (value: string): boolean =>
      value
        .trim()
        .split(/\s+(?![^(]*\))/)
        .some((part) => !free.test(part) && !part.includes('var(--'));
    expect(findings(/radius$/, wrong)).toEqual([]);
    expect(findings(/^box-shadow$/, (value) => value.trim() !== 'none' && !value.includes('var(--'))).toEqual([]);
  });
});

/** Tokens that are plain colours, by theme. */
function colours(theme: 'light' | 'dark'): Record<string, string> {
  const block = (name: string): string =>
    new RegExp(`\\[data-theme="${name}"\\]\\s*\\{([^}]*)\\}`).exec(textOf(tokens))?.[1] ?? '';
  const read = (text: string) =>
    Object.fromEntries([...text.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})\b/gi)].map(([, name = '', value = '']) => [name, value]));
  return { ...read(block('light')), ...(theme === 'dark' ? read(block('dark')) : {}) };
}

type Rgb = readonly [number, number, number];

function rgb(hex: string): Rgb {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255) as unknown as Rgb;
}

/** Relative luminance, WCAG 2.2. */
function luminance(color: Rgb): number {
  const [r, g, b] = color.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)) as unknown as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast ratio, WCAG 2.2. */
function contrast(one: Rgb, other: Rgb): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const surfaces = ['bg-canvas', 'bg-panel', 'bg-raised', 'bg-sunken'];
/** Words need 4.5 to 1, lines and icons 3 to 1 (WCAG 2.2, 1.4.3 and 1.4.11). */
const pairs: readonly (readonly [least: number, foreground: readonly string[], background: readonly string[]])[] = [
  [
    4.5,
    ['ink', 'ink-2', 'ink-3', 'accent', 'good', 'warn', 'bad', 'info', 'series-train', 'series-val', 'series-prev'],
    surfaces,
  ],
  [4.5, ['accent-ink'], ['accent']],
  [4.5, ['bg-panel'], ['ink']],
  [4.5, ['ink', 'bad'], ['bad-soft']],
  [4.5, ['ink', 'accent'], ['accent-soft']],
  [4.5, ['warn'], ['warn-soft']],
  [4.5, ['good'], ['good-soft']],
  [3, ['control-line', 'wire'], surfaces],
];

describe.each(['light', 'dark'] as const)('colours, %s', (theme) => {
  const color = colours(theme);

  it('can be told from what they stand on', () => {
    const weak = pairs.flatMap(([least, foreground, background]) =>
      foreground.flatMap((front) =>
        background.flatMap((back) => {
          const ratio = contrast(rgb(color[front] ?? ''), rgb(color[back] ?? ''));
          return ratio >= least ? [] : [`${front} on ${back}: ${ratio.toFixed(2)}, needs ${least}`];
        }),
      ),
    );
    expect(weak).toEqual([]);
  });

  it('tell the families of layers from the tile that they tint', () => {
    const back = rgb(color['bg-raised'] ?? '');
    const weak = Object.keys(color)
      .filter((name) => name.startsWith('fam-'))
      .flatMap((name) => {
        const front = rgb(color[name] ?? '');
        const tile = front.map((part, at) => 0.12 * part + 0.88 * (back[at] as number)) as unknown as Rgb;
        return contrast(front, tile) >= 3 ? [] : [`${name}: ${contrast(front, tile).toFixed(2)}`];
      });
    expect(weak).toEqual([]);
  });
});
