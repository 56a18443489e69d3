/** Days from one to another, both included, `YYYY-MM-DD`. */
export interface DateRange {
  readonly from: string;
  readonly to: string;
}

/** Under which name and which branch a merchant or group stands on a statement. */
export interface Heading {
  readonly name: string;
  readonly branchName: string;
}

/** A name and branch that hold from a date on, until the next. */
export interface DatedHeading extends Heading {
  readonly validFrom: string;
}

const branchesNamed = 3;

/**
 * The heading over a period. Who was renamed or moved within it stands under each name and branch with its dates; a
 * group's members of other branches add theirs.
 *
 * @param dated in the order of their dates; none when nothing ever changed by date
 */
export function headingOver(
  period: DateRange,
  current: Heading,
  dated: readonly DatedHeading[],
  memberBranches: readonly string[] = [],
): Heading {
  const held = heldWithin(period, dated);
  if (held.length === 0)
    return { name: current.name, branchName: withMembers(current.branchName, memberBranches) };
  return {
    name: withDates(held.map(({ name, ...dates }) => ({ text: name, ...dates }))),
    branchName: withMembers(
      withDates(held.map(({ branchName, ...dates }) => ({ text: branchName, ...dates }))),
      memberBranches.filter((branch) => held.every(({ branchName }) => branchName !== branch)),
    ),
  };
}

interface Held extends Heading {
  readonly from: string;
  readonly to: string;
}

function heldWithin({ from, to }: DateRange, dated: readonly DatedHeading[]): Held[] {
  return dated
    .map(({ validFrom, name, branchName }, index) => {
      const next = dated[index + 1]?.validFrom;
      return {
        name,
        branchName,
        from: validFrom > from ? validFrom : from,
        to: next && next <= to ? dayBefore(next) : to,
      };
    })
    .filter((held) => held.from <= held.to);
}

interface Dated {
  readonly text: string;
  readonly from: string;
  readonly to: string;
}

/** `旧名（2019-09-01 至 2019-09-14）、新名（2019-09-15 至 2019-09-30）`; without dates where it stayed the same. */
function withDates(parts: readonly Dated[]): string {
  const merged: Dated[] = [];
  for (const part of parts) {
    const last = merged.at(-1);
    if (last?.text === part.text) merged[merged.length - 1] = { ...last, to: part.to };
    else merged.push(part);
  }
  if (merged.length === 1) return merged[0]!.text;
  return merged.map(({ text, from, to }) => `${text}（${from} 至 ${to}）`).join('、');
}

function withMembers(own: string, members: readonly string[]): string {
  const branches = [own, ...members.filter((branch) => branch !== own)];
  if (branches.length <= branchesNamed) return branches.join('、');
  return `${own}等 ${branches.length} 家分公司`;
}

function dayBefore(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
