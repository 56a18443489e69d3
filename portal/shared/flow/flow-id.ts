/** Of a flow that has just begun: the answer is the flow, or where it will be. */
export function flowIdOf(answer: { id: string } | { where: string }): string {
  return 'id' in answer ? answer.id : answer.where.split('/').at(-1)!;
}
