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
      isSecretField(name, field) ? redacted : redactValue(field),
    ]),
  );
}

function isSecretField(name: string, value: unknown): boolean {
  const letters = name.toLowerCase().replace(/[^a-z]/g, '');
  // An error's code is what logs are searched by; any other code was sent to somebody.
  if (letters === 'code') return !(typeof value === 'string' && /^[A-Z][A-Za-z_]{2,}$/.test(value));
  return secretNames.test(letters) && value !== null;
}
