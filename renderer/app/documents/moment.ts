/** @file A point in time as people say it. */
import { language } from '../../locales/language.ts';
import type { Translate } from '../../locales/index.ts';

/** `Today, 14:32`, `Yesterday, 09:10`, `12 Nov 2026`. */
export function formatMoment(iso: string, t: Translate, now = new Date()): string {
  const when = new Date(iso);
  const time = when.toLocaleTimeString(language.get(), { hour: '2-digit', minute: '2-digit', hour12: false });
  const days = Math.round((startOfDay(now) - startOfDay(when)) / 86_400_000);
  if (days === 0) return t('runs.today', { time });
  if (days === 1) return t('runs.yesterday', { time });
  return when.toLocaleDateString(language.get(), { day: 'numeric', month: 'short', year: 'numeric' });
}

function startOfDay(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}
