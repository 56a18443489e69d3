import { deflateSync } from 'node:zlib';
import PDFDocument from 'pdfkit';
import { legibleText } from '../legible-text.ts';
import { producedAt, statementTitle } from '../statement-layout.ts';
import type { StatementOutline } from '../statement-outline.ts';
import { crossReference, packedObjectsAtMost } from './cross-reference.ts';
import type { DetailFile } from './detail-file.ts';
import { descriptionXml } from './xmp.ts';

type Reference = PDFKit.PDFKitReference;

/** What of pdfkit its types don't say. */
interface PdfKitInternals {
  readonly _root: { readonly data: Record<string, unknown> };
  readonly _offsets: (number | null)[];
  readonly _offset: number;
  readonly _info: unknown;
  _id: Uint8Array;
  _waiting: number;
  readonly page: {
    readonly content: { buffer: Buffer[]; compress: boolean; readonly data: Record<string, unknown> };
    readonly resources: { readonly data: Record<string, unknown> };
    readonly dictionary: { readonly id: number; readonly data: Record<string, unknown> };
  };
  getMarkInfoDictionary(): { readonly data: Record<string, unknown> };
  _write(data: string | Uint8Array): void;
  push(data: null): void;
}

/** Of pages: fast, and within a tenth of the smallest. */
const pageLevel = 4;

/**
 * A pdfkit document as a statement needs it: PDF/A-2a and PDF/UA-1 where it is tagged, PDF/A-2b where it is not; pages
 * that come compressed; small objects packed together, for a tag in a cell is an object; and nothing in it that is the
 * machine's or the moment's.
 */
export class StatementDocument extends PDFDocument {
  readonly isTagged: boolean;
  /** Small objects by their numbers. */
  readonly #packed = new Map<number, string>();
  #structure: Reference | undefined;

  constructor(outline: StatementOutline, { tagged }: { tagged: boolean }) {
    const produced = producedAt(outline);
    super({
      size: 'A4',
      layout: 'landscape',
      margin: 0,
      font: '',
      autoFirstPage: false,
      pdfVersion: '1.7',
      subset: tagged ? 'PDF/A-2a' : 'PDF/A-2b',
      lang: 'zh-CN',
      displayTitle: true,
      info: {
        Title: legibleText(statementTitle(outline)),
        Author: legibleText(outline.branchName),
        CreationDate: produced,
        ModDate: produced,
      },
    });
    this.isTagged = tagged;
    if (tagged) this.#inside.getMarkInfoDictionary().data['Marked'] = true;
  }

  get #inside(): PdfKitInternals {
    return this as unknown as PdfKitInternals;
  }

  /** Writes an object. */
  object(data: object): Reference {
    const reference = this.ref(data);
    reference.end(undefined);
    return reference;
  }

  /** Writes a stream that is deflated already. */
  stream(deflated: Buffer, data: object = {}): Reference {
    const reference = this.ref({ ...data, Filter: 'FlateDecode' });
    reference.end(deflated);
    return reference;
  }

  /** A number for an object that is {@link pack}ed later. */
  reserve(): number {
    return this.#inside._offsets.push(null);
  }

  /** Gives the object of a reserved number; it is written together with others of its kind. */
  pack(number: number, text: string): void {
    this.#packed.set(number, text);
  }

  /** As {@link pack}, for an object that pdfkit is to refer to. */
  packReference(reference: Reference, text: string): void {
    this.#inside._waiting -= 1;
    this.pack(reference.id, text);
  }

  /**
   * Begins a page.
   *
   * @param key the page's in the structure, where there is one. @returns the number of the page's object.
   */
  startPage(resources: object, key: number | undefined): number {
    this.addPage();
    const { page } = this.#inside;
    Object.assign(page.resources.data, resources);
    if (key !== undefined) page.dictionary.data['StructParents'] = key;
    return page.dictionary.id;
  }

  /** Gives the page its content, instead of the upside-down start that pdfkit made. */
  endPage(content: Buffer): void {
    const stream = this.#inside.page.content;
    stream.buffer = [deflateSync(content, { level: pageLevel })];
    stream.compress = false;
    stream.data['Filter'] = 'FlateDecode';
  }

  /** Ends the file. Its ID is the beginning of the other file's digest, which comes from the same rows. */
  finish({ fileName, sha256 }: DetailFile, structure?: Reference): void {
    this.info.Keywords = legibleText(`${fileName} SHA-256 ${sha256}`);
    this.#inside._id = Buffer.from(sha256.slice(0, 32), 'hex');
    this.#structure = structure;
    this.end();
  }

  /** pdfkit's own would end a structure of its own here. */
  override endMarkings(): void {
    const { data } = this.#inside._root;
    if (!this.#structure) return;
    data['StructTreeRoot'] = this.#structure;
    (data['MarkInfo'] as Reference).end(undefined);
  }

  /** pdfkit's own doesn't escape what XML wants escaped. */
  _addInfo(): void {
    this.appendXML(descriptionXml(this.info, this.isTagged));
  }

  /** Instead of pdfkit's table of places, which knows no packed objects. */
  _finalize(): void {
    const inside = this.#inside;
    const numbers = [...this.#packed.keys()];
    const objectLocations = new Map<number, { stream: number; index: number }>();
    for (let first = 0; first < numbers.length; first += packedObjectsAtMost) {
      const some = numbers.slice(first, first + packedObjectsAtMost);
      const { id } = this.#packedStream(some);
      some.forEach((number, index) => objectLocations.set(number, { stream: id, index }));
    }
    const xrefStream = this.ref({});
    const start = inside._offset;
    inside._offsets[xrefStream.id - 1] = start;
    const { data, entries } = crossReference(inside._offsets, objectLocations);
    const trailer = {
      Size: inside._offsets.length + 1,
      Root: inside._root,
      Info: inside._info,
      ID: [inside._id, inside._id],
    };
    Object.assign(xrefStream.data, entries, trailer);
    xrefStream.compress = false;
    xrefStream.end(data);
    inside._write(`startxref\n${start}\n%%EOF`);
    inside.push(null);
  }

  #packedStream(numbers: readonly number[]): Reference {
    let directory = '';
    let objects = '';
    for (const number of numbers) {
      directory += `${number} ${objects.length} `;
      objects += `${this.#packed.get(number)!}\n`;
    }
    const entries = { Type: 'ObjStm', N: numbers.length, First: directory.length };
    return this.stream(deflateSync(Buffer.from(directory + objects, 'latin1')), entries);
  }
}
