/** The languages that the pages are written in, the first one first. */
export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];
