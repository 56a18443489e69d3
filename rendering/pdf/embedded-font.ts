import { deflateSync } from 'node:zlib';
import { subsetOf } from './font-subset.ts';
import type { StatementDocument } from './statement-document.ts';
import { fontOf, glyphOf, type Face } from './statement-font.ts';
import type { TrueTypeFont } from './true-type-font.ts';

type Reference = PDFKit.PDFKitReference;

/** Characters of one face as a font of their own: the first has number 1. */
export interface PackedSubset {
  /** Deflated. */
  readonly file: Buffer;
  readonly fileBytes: number;
  /** Deflated: which character a number stands for. */
  readonly toUnicode: Buffer;
  /** Widths that aren't 1000, by their numbers. */
  readonly widths: readonly (number | readonly number[])[];
}

const firstLatin = 0x20;
const lastLatin = 0x7e;

let packedLatin: Buffer | undefined;

/** @param characters of one face, in the order of their numbers */
export function packSubset(characters: readonly number[]): PackedSubset {
  const glyphs = characters.map((character) => glyphOf(character)!);
  const { face } = glyphs[0]!;
  const file =
    face === 'frequent'
      ? fontOf(face).bytes
      : subsetOf(
          fontOf(face),
          glyphs.map(({ id }) => id),
        );
  return {
    file: deflateSync(file),
    fileBytes: file.length,
    toUnicode: deflateSync(toUnicode(characters)),
    widths: glyphs.flatMap(({ width }, index) => (width === 1000 ? [] : [index + 1, [width]])),
  };
}

/** The font of ASCII: whole, since it is small and the same in every file, and addressed by the characters themselves. */
export function embedLatin(document: StatementDocument, font: TrueTypeFont): Reference {
  packedLatin ??= deflateSync(font.bytes);
  const widths = Array.from({ length: lastLatin - firstLatin + 1 }, (_, index) =>
    font.widthOf(font.glyphOf(firstLatin + index)),
  );
  return document.object({
    Type: 'Font',
    Subtype: 'TrueType',
    BaseFont: 'StatementLatin',
    FirstChar: firstLatin,
    LastChar: lastLatin,
    Widths: widths,
    Encoding: 'WinAnsiEncoding',
    FontDescriptor: descriptor(
      document,
      'StatementLatin',
      font,
      document.stream(packedLatin, { Length1: font.bytes.length }),
      nonsymbolic,
    ),
  });
}

export function embedSubset(document: StatementDocument, face: Face, subset: PackedSubset): Reference {
  const name = `${tags[face]}+Statement${face[0]!.toUpperCase()}${face.slice(1)}`;
  const file = document.stream(subset.file, { Length1: subset.fileBytes });
  const descendant = document.object({
    Type: 'Font',
    Subtype: 'CIDFontType2',
    BaseFont: name,
    CIDSystemInfo: { Registry: new String('Adobe'), Ordering: new String('Identity'), Supplement: 0 },
    FontDescriptor: descriptor(document, name, fontOf(face), file, symbolic),
    DW: 1000,
    W: subset.widths,
    CIDToGIDMap: 'Identity',
  });
  return document.object({
    Type: 'Font',
    Subtype: 'Type0',
    BaseFont: name,
    Encoding: 'Identity-H',
    DescendantFonts: [descendant],
    ToUnicode: document.stream(subset.toUnicode),
  });
}

/** Bits of a descriptor's Flags (ISO 32000-1, table 123). */
const symbolic = 1 << 2;
const nonsymbolic = 1 << 5;

/** Six letters before the name of a font that has not all its glyphs (ISO 32000-1, 9.6.4). */
const tags: Readonly<Record<Face, string>> = {
  latin: 'SLATIN',
  frequent: 'SFREQU',
  common: 'SCOMMO',
  rare: 'SRARER',
  whole: 'SWHOLE',
};

function descriptor(
  document: StatementDocument,
  name: string,
  font: TrueTypeFont,
  file: Reference,
  flags: number,
): Reference {
  const head = font.table('head');
  const hhea = font.table('hhea');
  return document.object({
    Type: 'FontDescriptor',
    FontName: name,
    Flags: flags,
    FontBBox: [36, 38, 40, 42].map((at) => head.readInt16BE(at)),
    ItalicAngle: 0,
    Ascent: hhea.readInt16BE(4),
    Descent: hhea.readInt16BE(6),
    CapHeight: 733,
    StemV: 80,
    FontFile2: file,
  });
}

/** The character map by which a viewer finds and copies text (ISO 32000-1, 9.10.3), a hundred lines at a time. */
function toUnicode(characters: readonly number[]): string {
  const lines = characters.map((character, index) => {
    const units = Buffer.from(String.fromCodePoint(character), 'utf16le').swap16().toString('hex');
    return `<${(index + 1).toString(16).padStart(4, '0')}> <${units}>`;
  });
  let blocks = '';
  for (let first = 0; first < lines.length; first += 100) {
    const block = lines.slice(first, first + 100);
    blocks += `${block.length} beginbfchar\n${block.join('\n')}\nendbfchar\n`;
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
${blocks}endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
}
