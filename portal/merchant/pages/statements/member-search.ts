export interface Member {
  readonly merchantNo: string;
  readonly name: string;
}

/** How a member is written in the list. */
export function memberText({ merchantNo, name }: Member): string {
  return `${merchantNo} ${name}`;
}

/** Whether what was typed, full-width or spaced as it may be, is a part of a member's line. */
export function matchesMember(typed: string, text: string): boolean {
  return normalized(text).includes(normalized(typed));
}

function normalized(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/[\s-]/g, '');
}
