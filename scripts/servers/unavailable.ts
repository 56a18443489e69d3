/** Something a command needs is not available on this machine; the message says in one line how to get it. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable';

  constructor(what: string, remedy: string) {
    super(`${what}; ${remedy}`);
  }
}
