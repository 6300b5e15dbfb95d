/** @file What a file made of something with a name is called: safe on every system, and as typed in code. */

const longest = 60;
/** Names that Windows keeps for devices. */
const kept = /^(con|prn|aux|nul|com\d|lpt\d)$/;

/** `Recognise digits!` becomes `recognise-digits`; letters of every language stay. */
export function fileStem(name: string): string {
  const words = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-');
  const stem = [...words.replace(/^-+/, '')].slice(0, longest).join('').replace(/-+$/, '');
  return stem === '' || kept.test(stem) ? 'model' : stem;
}
