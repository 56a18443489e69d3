import { lazy, type ReactNode, Suspense, useState } from 'react';
import i18next from 'i18next';
import type { Purpose } from './captcha-calls.ts';

// Fetched when it is needed: whoever only reads the sign-in page is spared it.
const CaptchaDialog = lazy(async () => {
  const [file] = await Promise.all([import('./captcha-dialog.tsx'), i18next.loadNamespaces('captcha')]);
  return { default: file.CaptchaDialog };
});

interface Waiting {
  readonly done: (token: string | undefined) => void;
  readonly fail: (problem: unknown) => void;
}

interface Captcha {
  /** Shows the puzzle; resolves with a token, or without one when it was closed. @throws ApiProblem */
  readonly obtain: () => Promise<string | undefined>;
  /** To be put into the page. */
  readonly dialog: ReactNode;
}

/** The security check before something that machines would like to try often. */
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
