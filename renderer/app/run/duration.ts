/** @file Lengths of time in words. */
import type { Translate } from '../../locales/index.ts';

/** `34 s`, `2 min 3 s`, `1 h 4 min`. */
export function formatDuration(seconds: number, t: Translate): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return t('run.seconds', { s: whole });
  if (whole < 3600) return t('run.minutes', { m: Math.floor(whole / 60), s: whole % 60 });
  return t('run.hours', { h: Math.floor(whole / 3600), m: Math.floor((whole % 3600) / 60) });
}
