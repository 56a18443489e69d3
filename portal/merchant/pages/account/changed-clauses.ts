export interface ChangedClause {
  /** Undefined if the clause is new. */
  readonly before: string | undefined;
  /** Undefined if the clause was removed. */
  readonly after: string | undefined;
}

/**
 * The clauses that differ in a newer agreement, in its order. A clause that was only renumbered is unchanged;
 * a changed one is paired with the old clause of the same number.
 */
export function changedClauses(before: string, after: string): ChangedClause[] {
  const old = clausesOf(before);
  const now = clausesOf(after);
  const gone = old.filter((clause) => !includes(now, clause));
  const come = now.filter((clause) => !includes(old, clause));
  const changed = come.map((clause) => ({
    before: gone.find(({ number }) => number !== '' && number === clause.number)?.line,
    after: clause.line,
  }));
  const shown = new Set(changed.map((clause) => clause.before));
  const removed = gone.filter(({ line }) => !shown.has(line));
  return [...changed, ...removed.map(({ line }) => ({ before: line, after: undefined }))];
}

interface Clause {
  readonly line: string;
  readonly number: string;
  readonly text: string;
}

function clausesOf(text: string): Clause[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => {
    const number = /^(?:\d+(?:\.\d+)*\.?\s|[一二三四五六七八九十]+、)/.exec(line)?.[0] ?? '';
    return { line, number: number.trim(), text: line.slice(number.length).trim() };
  });
}

function includes(clauses: readonly Clause[], { text }: Clause): boolean {
  return clauses.some((clause) => clause.text === text);
}
