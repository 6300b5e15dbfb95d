/** @file The languages that Layerloom speaks. */

export const languages = ['en', 'zh-CN'] as const;
export type Language = (typeof languages)[number];

/** One text in every language. */
export type Text = Readonly<Record<Language, string>>;
