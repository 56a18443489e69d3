import { describe, expect, test } from '@jest/globals';
import { loadConfig } from '../config.ts';

const key = Buffer.alloc(32, 7).toString('base64');
const production = {
  NODE_ENV: 'production',
  PUBLIC_ORIGIN: 'https://portal.example.com/path',
  DATABASE_URL: 'mysql://portal:secret@db.example.com:3306/portal',
  TEMPORAL_ADDRESS: 'temporal.example.com:7233',
  PAYLOAD_KEYS: `b:${key},a:${key}`,
  FIELD_KEYS: `a:${key}`,
  BLIND_INDEX_KEY: key,
  OTP_KEY: key,
  AUDIT_KEYS: `a:${key}`,
  SMTP_URL: 'smtps://mail.example.com',
  MAIL_FROM: 'no-reply@example.com',
  SMS_URL: 'https://sms.example.com/send',
  SMS_SUCCESS: 'Code=OK|0',
  FILES_DIR: '/srv/files',
  BRAND_NAME: '网服系统',
  HOTLINE: '95534',
};

describe('configuration', () => {
  test('the embedded mode needs nothing', () => {
    const config = loadConfig({ EMBEDDED: 'true' });
    expect(config).toMatchObject({
      PUBLIC_ORIGIN: 'http://localhost:3000',
      API_PORT: 3000,
      STATEMENT_MONTH_OFFSET: 0,
    });
    expect(config.FIELD_KEYS[0]!.key).toHaveLength(32);
  });

  test('production is read whole; the first key of a ring is the current one', () => {
    const config = loadConfig(production);
    expect(config.PUBLIC_ORIGIN).toBe('https://portal.example.com');
    expect(config.PAYLOAD_KEYS.map(({ id }) => id)).toEqual(['b', 'a']);
  });

  test('outside the embedded mode nothing secret has a default: every missing variable is named at once', () => {
    const missing = Object.keys(production).filter((name) => name !== 'NODE_ENV' && name !== 'SMS_SUCCESS');
    const message = messageOf({});
    for (const name of missing) expect(message).toContain(name);
  });

  test('every wrong variable is named, and no value is told', () => {
    const message = messageOf({
      ...production,
      OTP_KEY: 'c2hvcnQ=',
      API_PORT: 'eighty',
      FIELD_KEYS: 'nothing',
      SMTP_URL: 'mail:25',
    });
    for (const name of ['OTP_KEY', 'API_PORT', 'FIELD_KEYS', 'SMTP_URL']) expect(message).toContain(name);
    for (const value of ['c2hvcnQ=', 'eighty', 'nothing', 'mail:25']) expect(message).not.toContain(value);
  });

  test('an SMS provider needs to have its success defined', () => {
    const { SMS_SUCCESS: success } = loadConfig({ ...production, SMS_SUCCESS: 'Response.Code=OK|0' });
    expect(success).toEqual({ path: ['Response', 'Code'], values: ['OK', '0'] });
    expect(messageOf({ ...production, SMS_SUCCESS: '' })).toContain('SMS_SUCCESS: is wanted');
    expect(messageOf({ ...production, SMS_SUCCESS: 'OK' })).toContain('SMS_SUCCESS: wants FIELD=VALUE');
    expect(() => loadConfig({ ...production, SMS_URL: 'smtp://sink', SMS_SUCCESS: '' })).not.toThrow();
  });

  test('files lie in a folder or a bucket, and half a pair of credentials is none', () => {
    const noFolder = { ...production, FILES_DIR: '' };
    expect(messageOf(noFolder)).toContain('FILES_DIR: or FILES_URL is wanted');
    const bucket = loadConfig({ ...noFolder, FILES_URL: 's3://statements/a/b' });
    expect(bucket.FILES_URL?.hostname).toBe('statements');
    expect(messageOf({ ...noFolder, FILES_URL: 'https://statements' })).toContain('FILES_URL');
    const half = messageOf({ ...production, S3_SECRET_ACCESS_KEY: 'hush-hush' });
    expect(half).toContain('S3_ACCESS_KEY_ID: wants S3_SECRET_ACCESS_KEY');
    expect(half).not.toContain('hush-hush');
  });

  test('production refuses the embedded mode and its public keys', () => {
    expect(messageOf({ ...production, EMBEDDED: 'true' })).toContain('EMBEDDED');
    const publicKey = 'ZW1iZWRkZWQtb3RwLWtleS13aGljaC1pcy1ub3Qtc2VjcmV0';
    expect(messageOf({ ...production, OTP_KEY: publicKey })).toContain('OTP_KEY: is the embedded default');
  });
});

function messageOf(environment: NodeJS.ProcessEnv): string {
  try {
    loadConfig(environment);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}
