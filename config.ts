import { z } from 'zod';

/** `keyId:base64` of 32 bytes; the first key encrypts, the others only decrypt. */
const keyRing = z.string().transform((text, context) => {
  const ring = text.split(',').map((entry) => {
    const [id = '', encoded = ''] = entry.trim().split(':');
    return { id, key: Buffer.from(encoded, 'base64') };
  });
  if (ring.some(({ id, key }) => !/^[\w-]{1,16}$/.test(id) || key.length !== 32)) {
    context.addIssue({ code: 'custom', message: 'wants id:base64-of-32-bytes, comma-separated' });
  }
  return ring;
});

const secretKey = z.string().transform((text, context) => {
  const key = Buffer.from(text, 'base64');
  if (key.length < 32) context.addIssue({ code: 'custom', message: 'wants base64 of at least 32 bytes' });
  return key;
});

/** `FIELD=VALUE|VALUE`; a field of a field is separated by a dot. */
const replyField = z.string().transform((text, context) => {
  const [, field = '', values = ''] = /^([^=]+)=(.+)$/.exec(text) ?? [];
  if (field === '') context.addIssue({ code: 'custom', message: 'wants FIELD=VALUE or FIELD=VALUE|VALUE' });
  return { path: field.split('.'), values: values.split('|') };
});

const port = z.coerce.number().int().min(0).max(65535);
const perMinute = z.coerce.number().int().min(1).max(60_000);
const flag = z.enum(['true', 'false']).transform((value) => value === 'true');

const schema = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  EMBEDDED: flag.default(false),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  PUBLIC_ORIGIN: z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).origin),
  API_HOST: z.string().min(1).default('127.0.0.1'),
  API_PORT: port.default(3000),
  /** Number of reverse proxies in front of the API: this many `X-Forwarded-For` entries are trusted. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
  DATABASE_URL: z
    .string()
    .regex(/^(file:|mysql:\/\/|mariadb:\/\/)/, 'wants file:PATH or mysql://user:password@host/database'),
  TEMPORAL_ADDRESS: z.string().regex(/^[^\s/]+:\d+$/, 'wants host:port'),
  TEMPORAL_NAMESPACE: z.string().min(1).default('default'),
  TEMPORAL_TLS: flag.default(false),
  TEMPORAL_API_KEY: z.string().min(1).optional(),
  PAYLOAD_KEYS: keyRing,
  FIELD_KEYS: keyRing,
  BLIND_INDEX_KEY: secretKey,
  OTP_KEY: secretKey,
  AUDIT_KEYS: keyRing,
  SMTP_URL: z.url({ protocol: /^smtps?$/ }),
  MAIL_FROM: z.string().min(3),
  SMS_URL: z
    .string()
    .regex(/^(https?|smtps?):\/\//, 'wants the https address of the provider, or smtp:// of a sink'),
  /** What the provider's JSON reply says when it has taken a message; wanted with an https address. */
  SMS_SUCCESS: replyField.optional(),
  /** What it says of a message it will never take, such as one to a wrong number. */
  SMS_REFUSED: replyField.optional(),
  /** Rate limit of relay and provider for all workers together, without one-time codes. */
  MAILS_PER_MINUTE: perMinute.default(6_000),
  SMS_PER_MINUTE: perMinute.default(600),
  FILES_DIR: z.string().min(1).optional(),
  /** s3://bucket/prefix, instead of a folder; it wins over FILES_DIR. */
  FILES_URL: z
    .url({ protocol: /^s3$/ })
    .transform((text) => new URL(text))
    .optional(),
  S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  S3_REGION: z.string().min(1).default('us-east-1'),
  S3_PATH_STYLE: flag.default(false),
  /** Both or none; without them the AWS SDK uses its default lookup. */
  S3_ACCESS_KEY_ID: z.string().min(1).optional(),
  S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
  /** Folder of the built pages (npm run build). */
  PORTAL_DIR: z.string().min(1).default('dist/portal'),
  /** The workflow code already bundled, a file; without it a worker bundles it when it starts. */
  WORKFLOW_BUNDLE: z.string().min(1).optional(),
  STATEMENT_MONTH_OFFSET: z.coerce.number().int().min(-1).max(0).default(0),
  BRAND_NAME: z.string().min(1),
  HOTLINE: z.string().min(3),
});

/** What `npm start` runs with on one machine; every value here is public, so production refuses them. */
const embeddedDefaults = {
  PUBLIC_ORIGIN: 'http://localhost:3000',
  DATABASE_URL: 'file:./.data/portal.db',
  TEMPORAL_ADDRESS: '127.0.0.1:7233',
  PAYLOAD_KEYS: 'embedded:ZW1iZWRkZWQtcGF5bG9hZC1rZXktbm90LXNlY3JldCE=',
  FIELD_KEYS: 'embedded:ZW1iZWRkZWQtZmllbGQta2V5LW5vdC1hLXNlY3JldCE=',
  BLIND_INDEX_KEY: 'ZW1iZWRkZWQtYmxpbmQtaW5kZXgta2V5LW5vLXNlY3JldA==',
  OTP_KEY: 'ZW1iZWRkZWQtb3RwLWtleS13aGljaC1pcy1ub3Qtc2VjcmV0',
  AUDIT_KEYS: 'embedded:ZW1iZWRkZWQtYXVkaXQta2V5LW5vdC1hLXNlY3JldCE=',
  SMTP_URL: 'smtp://127.0.0.1:1025',
  MAIL_FROM: '"商户网上服务" <no-reply@merchant-services.example>',
  SMS_URL: 'smtp://127.0.0.1:1025',
  FILES_DIR: './.data/files',
  BRAND_NAME: '商户网上服务系统',
  HOTLINE: '95534',
} as const;

export type Config = Readonly<z.output<typeof schema>>;

/**
 * Reads and checks every variable at once; the only reader of `process.env`.
 *
 * @throws Error naming every missing or wrong variable, never its value.
 */
export function loadConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const embedded = given['EMBEDDED'] === 'true';
  const parsed = schema.safeParse(embedded ? { ...embeddedDefaults, ...given } : given);
  const problems = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  problems.push(...filesProblemsIn(given, embedded));
  if (/^https?:/.test(given['SMS_URL'] ?? '') && !given['SMS_SUCCESS'])
    problems.push('SMS_SUCCESS: is wanted with an SMS provider, for example Code=OK');
  if (given['NODE_ENV'] === 'production') {
    if (embedded) problems.push('EMBEDDED: refused when NODE_ENV=production');
    problems.push(...publicSecretsIn(given));
  }
  if (problems.length > 0) throw new Error(`Configuration is wrong:\n  ${problems.join('\n  ')}`);
  return Object.freeze(parsed.data!);
}

function filesProblemsIn(given: NodeJS.ProcessEnv, embedded: boolean): string[] {
  const problems = [];
  if (!embedded && !given['FILES_DIR'] && !given['FILES_URL'])
    problems.push('FILES_DIR: or FILES_URL is wanted');
  if (!given['S3_ACCESS_KEY_ID'] !== !given['S3_SECRET_ACCESS_KEY'])
    problems.push('S3_ACCESS_KEY_ID: wants S3_SECRET_ACCESS_KEY beside it, or neither');
  return problems;
}

function publicSecretsIn(given: NodeJS.ProcessEnv): string[] {
  const secrets = ['PAYLOAD_KEYS', 'FIELD_KEYS', 'BLIND_INDEX_KEY', 'OTP_KEY', 'AUDIT_KEYS'] as const;
  return secrets
    .filter((name) => given[name] === embeddedDefaults[name])
    .map((name) => `${name}: is the embedded default, which is public`);
}
