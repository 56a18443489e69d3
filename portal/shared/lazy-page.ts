import i18next from 'i18next';
import { type ComponentType, lazy } from 'react';

/** A page that is fetched when it is first shown, together with the words of its rooms. */
export function lazyPage(load: () => Promise<ComponentType>, ...rooms: string[]) {
  return lazy(async () => {
    const [page] = await Promise.all([load(), i18next.loadNamespaces(rooms)]);
    return { default: page };
  });
}
