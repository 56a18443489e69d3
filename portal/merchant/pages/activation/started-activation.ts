const storageKey = 'activation';

/** Which activation this browser has begun, so that it is found again; the cookie alone lets one go on with it. */
export const startedActivation = {
  read: (): string | null => localStorage.getItem(storageKey),
  remember: (id: string) => localStorage.setItem(storageKey, id),
  /** When it is over. */
  forget: (id: string) => {
    if (localStorage.getItem(storageKey) === id) localStorage.removeItem(storageKey);
  },
};
