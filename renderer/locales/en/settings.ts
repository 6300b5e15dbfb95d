/** @file Words of the settings menu, English. */
export const settings = {
  language: 'Language',
  theme: 'Theme',
  light: 'Light',
  dark: 'Dark',
  system: 'As the system',
  about: 'Layerloom {version}',
  automatic: 'Automatic',
  saveAs: 'Save as …',
} as const;
