import type { StatementDocument } from './statement-document.ts';

interface Element {
  readonly number: number;
  readonly type: string;
  readonly parent: number;
  children: string;
}

/**
 * What a screen reader goes by: headings, paragraphs and tables as a tree, whose leaves are marks in the pages' contents
 * (ISO 32000-1, 14.7). It grows with the cells, so only statements of some pages have one.
 */
export class StructureTree {
  readonly #document: StatementDocument;
  readonly #root: PDFKit.PDFKitReference;
  readonly #open: Element[] = [];
  /** For each page the elements of its marks, in their order. */
  readonly #pages: string[] = [];
  readonly #top: number;
  #page = 0;
  #marks = 0;

  constructor(document: StatementDocument) {
    this.#document = document;
    this.#root = document.ref({});
    this.#top = this.open('Document');
  }

  /** The key by which the next page names its marks. */
  get nextPage(): number {
    return this.#pages.length;
  }

  /** @param page the number of the page's object. */
  startPage(page: number): void {
    this.#page = page;
    this.#marks = 0;
    this.#pages.push('');
  }

  /** Begins an element that holds others. @returns the number of its object. */
  open(type: string): number {
    const number = this.#add();
    this.#open.push({ number, type, parent: this.#parent, children: '' });
    return number;
  }

  close(): void {
    const { number, type, parent, children } = this.#open.pop()!;
    this.#document.pack(number, `<</S/${type}/P ${parent} 0 R/K[${children}]>>`);
  }

  /** Adds an element without content, as a cell may be. */
  empty(type: string): void {
    this.#document.pack(this.#add(), `<</S/${type}/P ${this.#parent} 0 R>>`);
  }

  /** Adds an element of the page's next piece of content. @returns the number that the content is marked with. */
  leaf(type: string, attributes = ''): number {
    const number = this.#add();
    const mark = this.#marks;
    this.#marks += 1;
    this.#pages[this.#pages.length - 1] += `${number} 0 R `;
    const place = `/P ${this.#parent} 0 R/Pg ${this.#page} 0 R/K ${mark}`;
    this.#document.pack(number, `<</S/${type}${place}${attributes}>>`);
    return mark;
  }

  /** Ends the tree. @returns its root, for the catalogue. */
  end(): PDFKit.PDFKitReference {
    this.close();
    const pages = this.#pages.map((elements, page) => `${page}[${elements}]`).join('');
    this.#document.packReference(
      this.#root,
      `<</Type/StructTreeRoot/K ${this.#top} 0 R/ParentTree<</Nums[${pages}]>>/ParentTreeNextKey ${this.#pages.length}>>`,
    );
    return this.#root;
  }

  get #parent(): number {
    return this.#open.at(-1)?.number ?? this.#root.id;
  }

  #add(): number {
    const number = this.#document.reserve();
    const parent = this.#open.at(-1);
    if (parent) parent.children += `${number} 0 R `;
    return number;
  }
}
