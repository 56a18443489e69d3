import { defineEntity, p } from '@mikro-orm/core';

/** A published text of the service agreement; `sha256` is over the UTF-8 of `body`. Rows are never changed. */
export const TermsVersion = defineEntity({
  name: 'TermsVersion',
  tableName: 'terms_version',
  properties: {
    id: p.integer().primary().autoincrement(),
    version: p.string().length(20),
    locale: p.string().$type<'zh-CN' | 'en'>().length(8),
    title: p.string().length(200),
    body: p.text(),
    sha256: p.string().length(64),
    publishedAt: p.datetime(3),
  },
  uniques: [{ properties: ['version', 'locale'] }],
});
