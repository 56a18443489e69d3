/** Messages a person waits for go before those a run writes by the hundred thousand. Lower goes first. */
export const messagePriorities = { urgent: 0, bulk: 1 } as const;

/** By the message's template. */
export function messagePriority(template: string): number {
  return template === 'statement-ready' ? messagePriorities.bulk : messagePriorities.urgent;
}
