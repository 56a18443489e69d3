/** The formats every statement has, in the order people are offered them. */
export const fileFormats = ['xlsx', 'pdf', 'csv'] as const;

export type FileFormat = (typeof fileFormats)[number];

/** What a mail carries, and what an archive holds unless asked otherwise: made for reading. */
export const readableFormats: readonly FileFormat[] = ['xlsx', 'pdf'];
