import type { ApiDependencies } from '../../dependencies.ts';
import { messageFor } from '../../messages/catalogue.ts';
import { strengthWords } from '../../messages/password-strength.ts';
import { validatePassword } from './password-strength/password-validator.ts';
import { defineRoute, type Route } from '../../http/route.ts';
import { passwordStrength, passwordStrengthBody } from './schemas/password-strength.ts';

/** What a page shows while a password is being chosen. */
export function passwordStrengthRoutes({ settings }: ApiDependencies): Route[] {
  return [
    defineRoute({
      method: 'post',
      path: '/api/v1/password-strength',
      access: 'anyone',
      tag: 'Activation',
      summary: 'Rate the strength of a password and explain why',
      description: 'The password is neither stored nor logged.',
      body: passwordStrengthBody,
      responses: { 200: { description: 'The rating.', schema: passwordStrength } },
      refusals: ['SERVICE_UNAVAILABLE'],
      handle: async ({ body: { password, username }, locale }) => {
        const names = [settings.BRAND_NAME, ...(username ? [username.normalize('NFKC').trim()] : [])];
        const { problems, reasons, suggestions, ...scored } = await validatePassword(password, names);
        const said = (code: string) => ({ code, text: strengthWords(code, locale) });
        const broken = problems.map((code) => ({ code, text: messageFor(code, locale, {}).detail }));
        const result = { ...scored, acceptable: problems.length === 0, problems: broken };
        const why = { reasons: reasons.map(said), suggestions: suggestions.map(said) };
        return { status: 200, json: { ...result, ...why } };
      },
    }),
  ];
}
