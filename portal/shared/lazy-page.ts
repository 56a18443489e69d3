import i18next from 'i18next';
import { type ComponentType, lazy } from 'react';

/** A page that is fetched when it is first shown, together with its text namespaces. */
export function lazyPage(load: () => Promise<ComponentType>, ...namespaces: string[]) {
  return lazy(async () => {
    const [page] = await Promise.all([load(), loadNamespaces(namespaces)]);
    return { default: page };
  });
}

/** i18next ignores a namespace that failed to load, and the page would show its keys. */
function loadNamespaces(namespaces: string[]): Promise<void> {
  return new Promise((done, fail) => {
    void i18next.loadNamespaces(namespaces, (error: unknown) => {
      if (error) fail(new Error('the texts of the page did not load', { cause: error }));
      else done();
    });
  });
}
