/** What the api answers without looking at the session. */
const open = ['/api/v1/site', '/api/v1/terms/current', '/api/v1/password-strength', '/api/v1/captchas'];

const otherTabs = new BroadcastChannel('session-use');
let lastAt = Date.now();
otherTabs.addEventListener('message', () => {
  lastAt = Date.now();
});

/** When the session was last used, in this tab or another: each use puts off the end of an idle session. */
export const sessionActivity = {
  /** Milliseconds since 1970, by this machine's clock. */
  lastAt: (): number => lastAt,

  /** Called with the route that has answered. */
  record(route: string): void {
    if (open.includes(route)) return;
    lastAt = Date.now();
    otherTabs.postMessage('used');
  },
};
