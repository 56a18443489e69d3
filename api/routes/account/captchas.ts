import type { z } from 'zod';
import { BusinessError } from '../../../domain/errors.ts';
import { policy } from '../../../domain/policy.ts';
import { createCaptchaBrowser } from './sign-in/captcha-browser.ts';
import { clientNetworkHash } from '../../http/client-network.ts';
import type { ApiDependencies } from '../../dependencies.ts';
import { isRightSolution, type ProofOfWorkAnswer, type SliderAnswer } from './sign-in/captcha-solution.ts';
import type { Reply } from '../../http/reply.ts';
import { type Call, defineRoute, type Route } from '../../http/route.ts';
import { captcha, captchaPath, issuedCaptchaToken, newCaptchaBody, solutionBody } from './schemas/captcha.ts';

const tag = 'Captcha';

const newHead = {
  audit: 'captcha.show',
  method: 'post',
  path: '/api/v1/captchas',
  access: 'anyone',
  tag,
  summary: 'Get a captcha',
  description: 'Tied to this browser by a cookie. Each captcha allows one attempt.',
  body: newCaptchaBody,
  bodyOptional: true,
  responses: { 201: { description: 'Has `slider` or `challenge`, depending on `kind`.', schema: captcha } },
  refusals: ['CAPTCHA_TOO_MANY'],
} as const;

const solveHead = {
  audit: 'captcha.solve',
  method: 'post',
  path: '/api/v1/captchas/{id}/solution',
  access: 'anyone',
  tag,
  summary: 'Solve a captcha',
  description: 'Uses up the captcha’s only attempt, right or wrong.',
  params: captchaPath,
  body: solutionBody,
  responses: { 200: { description: 'The answer is right.', schema: issuedCaptchaToken } },
  refusals: ['CAPTCHA_WRONG', 'CAPTCHA_EXPIRED'],
} as const;

/** Showing captchas and checking their solutions. */
export function captchaRoutes({ stores, vault, settings, captcha: parts }: ApiDependencies): Route[] {
  const { captchas, captchaAllowances: allowances } = stores;
  const browsers = createCaptchaBrowser(settings.PUBLIC_ORIGIN);
  let forgottenAt = 0;

  async function show(call: Call<unknown, unknown, z.output<typeof newCaptchaBody>>): Promise<Reply> {
    const { request, body, now } = call;
    await allowances.count(clientNetworkHash(request.ip, vault.otpKey), now);
    await forgetNowAndThen(now);
    const { browser, cookie } = browsers.ensure(request);
    const { answer, shown } = body.kind === 'slider' ? await newSlider() : await newProofOfWork();
    const { id, expiresAt } = await captchas.issue({ ...body, browser, answer, now });
    const json = { id, ...body, expiresAt: expiresAt.toISOString(), ...shown };
    return { status: 201, cookies: [cookie], json };
  }

  async function newSlider() {
    const { x, y: pieceY, pieceSize, background, piece } = await parts.puzzles.take();
    const { width, height } = policy.captcha.slider;
    const answer: SliderAnswer = { x };
    return { answer, shown: { slider: { background, piece, width, height, pieceSize, pieceY } } };
  }

  async function newProofOfWork() {
    const challenge = await parts.proofOfWork.create();
    return { answer: challenge satisfies ProofOfWorkAnswer, shown: { challenge } };
  }

  /** Every process sweeps now and then, so that no schedule is needed for it. */
  async function forgetNowAndThen(now: Date): Promise<void> {
    if (now.getTime() - forgottenAt < policy.captcha.forgetAfterMs) return;
    forgottenAt = now.getTime();
    await captchas.forget(now);
  }

  async function solve(
    call: Call<z.output<typeof captchaPath>, unknown, z.output<typeof solutionBody>>,
  ): Promise<Reply> {
    const { request, params, body, now } = call;
    const browser = browsers.of(request);
    if (browser === undefined) throw new BusinessError('CAPTCHA_EXPIRED');
    const attempt = await captchas.useAttempt({ id: params.id, browser, now });
    const right = await isRightSolution(attempt, body, { proofOfWork: parts.proofOfWork, now });
    if (!right) throw new BusinessError('CAPTCHA_WRONG');
    const { token, expiresAt } = await captchas.grant(params.id, now);
    return { status: 200, json: { token, expiresAt: expiresAt.toISOString() } };
  }

  return [defineRoute({ ...newHead, handle: show }), defineRoute({ ...solveHead, handle: solve })];
}
