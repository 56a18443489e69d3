/**
 * Stands in for the modules by which Ant Design's libraries write `<style>` elements, which the
 * Content-Security-Policy refuses. Rules go into constructed sheets instead: those are made by a script that is
 * allowed already, so no policy has to be loosened for them.
 */
interface Options {
  readonly prepend?: unknown;
  readonly priority?: number;
}

const sheets = new Map<string, { sheet: CSSStyleSheet; element: HTMLStyleElement }>();

/** Puts rules under a key, or replaces those that are there. Returns an element that is never put into the page. */
export function updateCSS(css: string, key: string, { prepend }: Options = {}): HTMLStyleElement {
  const known = sheets.get(key);
  if (known) {
    known.sheet.replaceSync(css);
    return known.element;
  }
  const made = { sheet: new CSSStyleSheet(), element: document.createElement('style') };
  made.sheet.replaceSync(css);
  sheets.set(key, made);
  document.adoptedStyleSheets = prepend
    ? [made.sheet, ...document.adoptedStyleSheets]
    : [...document.adoptedStyleSheets, made.sheet];
  return made.element;
}

export function injectCSS(css: string, options: Options = {}): HTMLStyleElement {
  return updateCSS(css, `injected-${sheets.size}`, options);
}

export function removeCSS(key: string): void {
  const known = sheets.get(key);
  if (!known) return;
  sheets.delete(key);
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== known.sheet);
}

export function clearContainerCache(): void {
  // Nothing is kept by container.
}

/** What `@ant-design/icons` has beside it in the same module. */
export function getShadowRoot(): null {
  return null;
}

export function warningOnce(): void {
  // Warnings are for development; types tell the same.
}
