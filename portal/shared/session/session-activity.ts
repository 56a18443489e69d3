/** Routes that don't count as session activity. */
const open = ['/api/v1/site', '/api/v1/terms/current', '/api/v1/password-strength', '/api/v1/captchas'];

const otherTabs = new BroadcastChannel('session-use');
let lastAt = Date.now();
otherTabs.addEventListener('message', () => {
  lastAt = Date.now();
});

/** Tracks the last session activity in all tabs. Activity postpones the end of an idle session. */
export const sessionActivity = {
  /** Milliseconds since 1970, by this device's clock. */
  lastAt: (): number => lastAt,

  /** Called with the route of each response. */
  record(route: string): void {
    if (open.includes(route)) return;
    lastAt = Date.now();
    otherTabs.postMessage('used');
  },
};
