import i18next from 'i18next';
import { type ComponentType, lazy } from 'react';

/** A page that is fetched when it is first shown, together with the words of its rooms. */
export function lazyPage(load: () => Promise<ComponentType>, ...rooms: string[]) {
  return lazy(async () => {
    const [page] = await Promise.all([load(), loadRooms(rooms)]);
    return { default: page };
  });
}

/** By itself i18next passes over words that did not arrive, and their keys would be shown. */
function loadRooms(rooms: string[]): Promise<void> {
  return new Promise((done, fail) => {
    void i18next.loadNamespaces(rooms, (error: unknown) => {
      if (error) fail(new Error('the words of the page did not arrive', { cause: error }));
      else done();
    });
  });
}
