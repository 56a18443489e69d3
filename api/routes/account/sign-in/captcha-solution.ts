import type { ProofOfWork, ProofOfWorkChallenge } from '../../../../captcha/proof-of-work.ts';
import type { CaptchaAttempt } from '../../../../db/web/account/captchas.ts';
import { policy } from '../../../../domain/policy.ts';
import { scoreTrack } from '../../../../domain/account/slider-track.ts';
import { altchaPayload, type CaptchaSolution } from '../schemas/captcha.ts';

/** What is sealed with a captcha, by its kind. */
export type SliderAnswer = { readonly x: number };
export type ProofOfWorkAnswer = ProofOfWorkChallenge;

/** Whether a solution is right; an answer of the other kind never is. */
export async function isRightSolution(
  attempt: CaptchaAttempt,
  solution: CaptchaSolution,
  { proofOfWork, now }: { readonly proofOfWork: ProofOfWork; readonly now: Date },
): Promise<boolean> {
  if (solution.kind !== attempt.kind) return false;
  if (solution.kind === 'proof-of-work') {
    const work = solutionIn(solution.payload);
    return work !== undefined && proofOfWork.holds(attempt.answer as ProofOfWorkAnswer, work);
  }
  const { x } = attempt.answer as SliderAnswer;
  const near = Math.abs(solution.x - x) <= policy.captcha.slider.tolerancePx;
  const elapsedMs = now.getTime() - attempt.createdAt.getTime();
  return near && scoreTrack(solution.track, { x: solution.x, elapsedMs }).plausible;
}

function solutionIn(payload: string) {
  try {
    const decoded: unknown = JSON.parse(Buffer.from(payload, 'base64').toString('utf8'));
    return altchaPayload.safeParse(decoded).data?.solution;
  } catch {
    return undefined;
  }
}
