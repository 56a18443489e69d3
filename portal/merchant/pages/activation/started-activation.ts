const storageKey = 'activation';

/** Remembers the id of this browser's activation. Only the cookie gives access to it. */
export const startedActivation = {
  read: (): string | null => localStorage.getItem(storageKey),
  remember: (id: string) => localStorage.setItem(storageKey, id),
  /** Called when the activation has ended. */
  forget: (id: string) => {
    if (localStorage.getItem(storageKey) === id) localStorage.removeItem(storageKey);
  },
};
