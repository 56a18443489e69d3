import { problemOf } from '../api/browser.ts';

export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly details?: unknown;
}

/** What a client reads of a refused request: status, code and, where there are some, details. */
export async function refusalOf(response: Response): Promise<Refusal> {
  const { status, code, details } = await problemOf(response);
  return { status, code, ...(details && { details }) };
}
