/** The id of a flow that was just started. The answer is the flow or, while starting, its location. */
export function flowIdOf(answer: { id: string } | { where: string }): string {
  return 'id' in answer ? answer.id : answer.where.split('/').at(-1)!;
}
