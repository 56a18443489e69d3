import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { canonicalLine, canonicalWriter } from '../support/clearing-files/canonical.ts';
import { ledgers, variations, yuan } from '../support/clearing-files/ledger.ts';
import { matchFiles, readFit } from '../support/clearing-files/read-files.ts';

/** What happens to cells: position (1-based), and what stands there then. */
const dirt = [
  [1, '2019-02-29'],
  [2, '2029-12-31'],
  [3, '9:11'],
  [5, '6.217E+15'],
  [7, '#N/A'],
  [7, '-'],
  [7, '12.345'],
  [8, '0.001'],
  [13, '"丰'],
  [14, 'a,b'],
  [15, '951002'],
] as const;

test('dirty rows are held one by one, and all others are read as they were', async () => {
  await fc.assert(
    fc.asyncProperty(
      ledgers,
      variations,
      fc.constantFrom(...dirt),
      async (ledger, variation, [position, cell]) => {
        const plain = ledger.map((row) => ({ ...row, remark: '', remark1: '' }));
        const [file] = await canonicalWriter.write(plain, { ...variation, parts: 1 });
        const spoiled = new Set(plain.filter((_, index) => plain.length > 5 && index % 33 === 2));
        const text = plain.reduce((whole, row) => {
          const cells = canonicalLine(row).split(',');
          cells[position - 1] = cell;
          return spoiled.has(row) ? whole.replace(canonicalLine(row), cells.join(',')) : whole;
        }, String(file!.bytes));
        const { fits } = await matchFiles([{ name: file!.name, bytes: Buffer.from(text) }]);
        const { rows, held, report } = await readFit(fits[0]!);
        expect(held).toHaveLength(spoiled.size);
        expect(rows.map(({ systemReferenceNo, amountFen }) => [systemReferenceNo, yuan(amountFen)])).toEqual(
          plain
            .filter((row) => !spoiled.has(row))
            .map(({ systemReferenceNo, amountFen }) => [systemReferenceNo, yuan(amountFen)]),
        );
        expect(report.counted.count).toBe(BigInt(plain.length));
      },
    ),
    { numRuns: 60 },
  );
});
