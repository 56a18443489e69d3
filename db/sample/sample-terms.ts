import { createHash } from 'node:crypto';
import { termsEn } from './terms-en.ts';
import { termsZhCn } from './terms-zh-cn.ts';

const version = '1.0';
const publishedAt = new Date('2019-08-01T00:00:00+08:00');

/** The published texts of the service agreement, one in each language. */
export const sampleTerms = [publish('zh-CN', termsZhCn), publish('en', termsEn)];

function publish(locale: 'zh-CN' | 'en', { title, body }: { title: string; body: string }) {
  const sha256 = createHash('sha256').update(body, 'utf8').digest('hex');
  return { version, locale, title, body, sha256, publishedAt };
}
