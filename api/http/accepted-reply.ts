import type { Reply } from './reply.ts';

const retryAfterSeconds = 2;

/** The answer is late: where it will be. */
export function stillWorkingReply(where: string): Reply {
  const json = { code: 'STILL_WORKING', where, retryAfterSeconds };
  return { status: 202, headers: headersFor(where), json };
}

/** Work was begun that nobody waits for. */
export function acceptedReply(where: string): Reply {
  return { status: 202, headers: headersFor(where), json: { where } };
}

function headersFor(where: string): Record<string, string> {
  return { Location: where, 'Retry-After': String(retryAfterSeconds) };
}
