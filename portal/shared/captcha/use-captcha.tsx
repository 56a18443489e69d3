import i18next from 'i18next';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { Purpose } from './captcha-calls.ts';

// Loaded on demand; the sign-in page itself doesn't need it.
const CaptchaDialog = lazy(async () => {
  const [file] = await Promise.all([import('./captcha-dialog.tsx'), i18next.loadNamespaces('captcha')]);
  return { default: file.CaptchaDialog };
});

interface Waiting {
  readonly done: (token: string | undefined) => void;
  readonly fail: (problem: unknown) => void;
}

interface Captcha {
  /** Shows the puzzle. Resolves with a token, or undefined if the dialog was closed. @throws ApiProblem */
  readonly obtain: () => Promise<string | undefined>;
  /** Render it anywhere in the page. */
  readonly dialog: ReactNode;
}

/** The captcha before an action that bots would repeat. */
export function useCaptcha(purpose: Purpose): Captcha {
  const [waiting, setWaiting] = useState<Waiting>();

  function settle(how: (waiting: Waiting) => void): void {
    setWaiting(undefined);
    if (waiting) how(waiting);
  }

  return {
    obtain: () => new Promise((done, fail) => setWaiting({ done, fail })),
    dialog: waiting && (
      <Suspense>
        <CaptchaDialog
          purpose={purpose}
          onToken={(token) => settle(({ done }) => done(token))}
          onClose={(problem) => settle(({ done, fail }) => (problem ? fail(problem) : done(undefined)))}
        />
      </Suspense>
    ),
  };
}
