/** Content-Disposition of RFC 6266: the name in UTF-8, and one in ASCII for what does not understand that. */
export function attachment(fileName: string, inAscii: string): string {
  const encoded = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${inAscii}"; filename*=UTF-8''${encoded}`;
}
