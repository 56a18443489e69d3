export interface Member {
  readonly merchantNo: string;
  readonly name: string;
}

/** How a member is written in the field and in its list. */
export function memberText({ merchantNo, name }: Member): string {
  return `${merchantNo} ${name}`;
}

/** The one member that what was typed can mean: its number, its line of the list, or a part of its name alone. */
export function merchantMeant(typed: string, members: readonly Member[]): Member | undefined {
  const sought = typed.normalize('NFKC').trim();
  const number = /^\d{15}(?=\s|$)/.exec(
    sought.replace(/^(\d+(?:[ -]\d+)*)/, (digits) => digits.replace(/[ -]/g, '')),
  )?.[0];
  if (number) return members.find(({ merchantNo }) => merchantNo === number);
  const named = members.filter((member) => memberText(member).includes(sought));
  return named.length === 1 ? named[0] : undefined;
}
