import type { FindingCode } from '../domain/clearing/finding.ts';

/** Ends the reading of a file: nothing behind this point can be trusted. */
export class ParsingRefusal extends Error {
  readonly code: FindingCode;
  readonly member: string;
  readonly line: number;
  readonly byte: number;
  readonly detail: string;

  /** @param detail names the limit or the part that failed; never file content. */
  constructor(code: FindingCode, member: string, detail = '', line = 0, byte = 0) {
    super(`${code} ${detail}`.trim());
    this.name = 'ParsingRefusal';
    this.code = code;
    this.member = member;
    this.detail = detail;
    this.line = line;
    this.byte = byte;
  }
}
