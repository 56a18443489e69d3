/** Values that the server writes into the page: brand, hotline and official address. */
interface Site {
  readonly brand: string;
  readonly hotline: string;
  /** The official address, `https://…`. */
  readonly origin: string;
}

export const site: Site = { brand: meta('brand'), hotline: meta('hotline'), origin: meta('origin') };

function meta(name: string): string {
  return document.querySelector<HTMLMetaElement>(`meta[name="portal:${name}"]`)?.content ?? '';
}
