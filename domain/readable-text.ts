/**
 * The one rule for a text that comes from outside, typed or from a file: no half of a surrogate pair, no control
 * characters but tabs and line breaks, and no U+FFFD, the mark of bytes that were no text.
 */
export function isReadable(text: string): boolean {
  return plain.test(text) || (text.isWellFormed() && !unreadable.test(text));
}

/** What nearly every text is made of. */
const plain = /^[\x20-\x7e\u4e00-\u9fff]*$/;

// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const unreadable = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd-\uffff]/;
