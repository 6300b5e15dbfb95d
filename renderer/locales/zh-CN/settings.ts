/** @file Words of the settings menu, Chinese. */
import type { settings as english } from '../en/settings.ts';

export const settings: Record<keyof typeof english, string> = {
  language: '语言',
  theme: '主题',
  light: '浅色',
  dark: '深色',
  system: '跟随系统',
  about: 'Layerloom {version}',
  automatic: '自动',
  saveAs: '另存为…',
};
