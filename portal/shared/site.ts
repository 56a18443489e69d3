/** What the server writes into the page: whose portal this is, and where to get help. */
interface Site {
  readonly brand: string;
  readonly hotline: string;
  /** The one right address, `https://…`. */
  readonly origin: string;
}

export const site: Site = { brand: meta('brand'), hotline: meta('hotline'), origin: meta('origin') };

function meta(name: string): string {
  return document.querySelector<HTMLMetaElement>(`meta[name="portal:${name}"]`)?.content ?? '';
}
