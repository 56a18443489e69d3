/**
 * The one form in which all three writers show a text: names and remarks come from other systems, and a stray
 * byte in one of them must neither corrupt a file nor make the three files of a statement differ.
 *
 * Line breaks and tabs become a space; what no file format may carry (other control characters, half of a
 * surrogate pair, U+FFFE and U+FFFF) becomes U+FFFD, so that it's seen and not dropped. Nothing else changes.
 */
export function legibleText(text: string): string {
  if (plain.test(text)) return text;
  return text
    .toWellFormed()
    .replace(/\r\n|[\t\n\v\f\r\u0085\u2028\u2029]/g, ' ')
    .replace(unwritable, '\ufffd');
}

/** What nearly every cell is made of; spares it the three passes. */
const plain = /^[\x20-\x7e\u4e00-\u9fff]*$/;

// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const unwritable = /[\u0000-\u001f\u007f-\u009f\ufffe\uffff]/g;
