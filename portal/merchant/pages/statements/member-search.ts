export interface Member {
  readonly merchantNo: string;
  readonly name: string;
}

/** A member's line in the list. */
export function memberText({ merchantNo, name }: Member): string {
  return `${merchantNo} ${name}`;
}

/** Whether a member's line contains the search text; NFKC and no spaces or dashes on both sides. */
export function matchesMember(typed: string, text: string): boolean {
  return normalized(text).includes(normalized(typed));
}

function normalized(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/[\s-]/g, '');
}
