import type { components, paths } from '../../generated/openapi.ts';
import { unwrap, api } from '../api/client.ts';

type Captcha = components['schemas']['Captcha'];
type Solution = paths['/api/v1/captchas/{id}/solution']['post']['requestBody']['content']['application/json'];

export type Purpose = Captcha['purpose'];
export type Slider = NonNullable<Captcha['slider']>;
export type Track = Extract<Solution, { track: unknown }>['track'];

export interface Puzzle {
  readonly id: string;
  readonly slider: Slider;
}

/** @throws ApiProblem CAPTCHA_TOO_MANY */
export async function fetchPuzzle(purpose: Purpose): Promise<Puzzle> {
  const { id, slider } = await fetchCaptcha('slider', purpose);
  return { id, slider: slider! };
}

/** @throws ApiProblem CAPTCHA_TOO_MANY */
export async function fetchCaptcha(kind: Captcha['kind'], purpose: Purpose): Promise<Captcha> {
  return unwrap(api.POST('/api/v1/captchas', { body: { kind, purpose } }));
}

/**
 * Submits the solution and returns the token. Each captcha accepts one answer.
 *
 * @throws ApiProblem CAPTCHA_WRONG, CAPTCHA_EXPIRED
 */
export async function solvePuzzle(id: string, solution: Solution): Promise<string> {
  const path = { params: { path: { id } }, body: solution };
  const { token } = await unwrap(api.POST('/api/v1/captchas/{id}/solution', path));
  return token;
}
