const redacted = '[redacted]';

/** Field names whose values are never logged; lower case letters only. */
const secretNames =
  /password|passphrase|secret|token|authorization|cookie|apikey|cipher|sealed|address|phone|mobile|email|idno|licenceno|captcha|useragent|^ip$|^otp$|^pin$|recoverycode/;

/** Patterns of personal data and secrets, longest first. */
const secretShapes: readonly RegExp[] = [
  // A password's hash in PHC or crypt form
  /\$(?:argon2(?:id|i|d)|scrypt|pbkdf2[\w-]*|2[abxy])\$[^\s"']+/g,
  // A sealed field
  /\bv1\.[\w-]{1,16}\.[\w-]{20,}/g,
  // An e-mail address
  /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}/gu,
  // A resident identity number, a unified social credit code, and what had 15 digits before them
  /(?<![0-9A-Za-z])\d{17}[\dXx](?![0-9A-Za-z])/g,
  /(?<![0-9A-Za-z])[0-9A-Z]{2}\d{6}[0-9A-Z]{10}(?![0-9A-Za-z])/gi,
  /(?<!\d)\d{15}(?!\d)/g,
  // A mobile number, also with its country code and in groups
  /(?<!\d)(?:(?:\+|00)?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)/g,
  // A token of 32 bytes or more
  /(?<![\w-])[\w-]{43,}(?![\w-])/g,
];

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

/**
 * Ids that a fault is found by, by field name (lower case letters only). A value that has exactly the id's shape stays,
 * though a part of it may look like a phone number or a token.
 */
const idShapes: readonly { readonly names: RegExp; readonly shape: RegExp }[] = [
  {
    names: /^(?:request|run|temporalrun|flow|activation|recovery|challenge|objection|statement)id$/,
    shape: wholly(uuid),
  },
  // An id of ours: a kind, then a UUID, a month, or a statement's key (contracts/ids.ts)
  { names: /^workflowid$/, shape: wholly(`[a-z-]+:${uuid}`) },
  {
    names: /^(?:workflow|statement)(?:id|key)$/,
    shape: wholly(String.raw`(?:statement:)?(?:merchant|group)-\d{6,15}(?:-\d{4}-\d{2}-\d{2}){2}`),
  },
  // W3C Trace Context, section 3.2: version, trace, parent, flags
  { names: /^traceparent$/, shape: wholly('[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}') },
  { names: /^(?:trace|span)id$/, shape: wholly('[0-9a-f]{16}(?:[0-9a-f]{16})?') },
  { names: /^(?:sha256|digest)$/, shape: wholly('[0-9a-f]{64}') },
  // Printed on every receipt of the merchant, and what a caller names.
  { names: /^(?:merchant|group|subject)no$/, shape: wholly(String.raw`\d{6,15}`) },
];

function wholly(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`);
}

/** Six digits next to a word for “code”. */
const namedCode = /((?:code|otp|验证码|校验码)\W{0,12})\d{6}(?!\d)/gi;

/** Redacts secrets and personal data in a text. */
function redactText(text: string): string {
  let clean = text.replace(namedCode, `$1${redacted}`);
  for (const shape of secretShapes) clean = clean.replace(shape, redacted);
  return clean;
}

/** Redacts any JSON value by field name and by pattern. */
export function redactValue(value: unknown): unknown {
  if (typeof value === 'string') return redactText(value);
  if (typeof value === 'number') return redactText(String(value)) === String(value) ? value : redacted;
  if (Array.isArray(value)) return value.map(redactValue);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [
      redactText(name),
      isSecretField(name, field) ? redacted : isKnownId(name, field) ? field : redactValue(field),
    ]),
  );
}

function isKnownId(name: string, value: unknown): boolean {
  const letters = lettersOf(name, /[^a-z0-9]/g);
  return (
    typeof value === 'string' && idShapes.some(({ names, shape }) => names.test(letters) && shape.test(value))
  );
}

function isSecretField(name: string, value: unknown): boolean {
  const letters = lettersOf(name, /[^a-z]/g);
  // An error's code is what logs are searched by; any other code was sent to somebody.
  if (letters === 'code') return !(typeof value === 'string' && /^[A-Z][A-Za-z_]{2,}$/.test(value));
  return secretNames.test(letters) && value !== null;
}

function lettersOf(name: string, others: RegExp): string {
  return name.toLowerCase().replace(others, '');
}
