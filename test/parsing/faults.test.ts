import { describe, expect, test } from '@jest/globals';
import type { FindingCode } from '../../domain/clearing/finding.ts';
import { canonicalWriter, canonicalLine } from '../support/clearing-files/canonical.ts';
import type { LedgerRow, Variation, WrittenFile } from '../support/clearing-files/ledger.ts';
import { matchFiles, readFit, readFiles, type ReadFiles } from '../support/clearing-files/read-files.ts';
import { unionpayWriter, zmeRecord, zmRecord } from '../support/clearing-files/unionpay-merchant.ts';
import { matchProfile } from '../../parsing/profiles/match-profile.ts';
import { profiles } from '../../parsing/profiles/declared/profiles.ts';
import { unpack } from '../../parsing/containers/unpack.ts';
import { sourceOfBytes } from '../../parsing/byte-source.ts';

const plain: Variation = { lineEnd: '\n', byteOrderMark: false, prologue: 0, parts: 1 };

function row(index: number, change: Partial<LedgerRow> = {}): LedgerRow {
  return {
    merchantNo: '951002001121025',
    applicationType: 'PREPAID_CONVENIENCE',
    clearingDate: '2020-01-01',
    transactionDate: '2020-01-01',
    transactionTime: '09:11:36',
    terminalNo: '10252043',
    maskedCardNo: '621700******1388',
    transactionType: '消费',
    amountFen: 1_000n,
    feeFen: 2n,
    netFen: 998n,
    traceNo: '000000',
    systemReferenceNo: `2020010100000000${String(index).padStart(5, '0')}`,
    channel: '',
    remark: '',
    remark1: '丰瑞堂',
    ...change,
  };
}

const rows = Array.from({ length: 9 }, (_, index) => row(index));
const canonical = async (some: readonly LedgerRow[] = rows) =>
  String((await canonicalWriter.write(some, plain))[0]!.bytes);
const file = (text: string): WrittenFile[] => [{ name: 'clearing.csv', bytes: Buffer.from(text) }];
const placesOf = ({ report }: ReadFiles, code: FindingCode) =>
  report.findings.kept
    .filter((finding) => finding.code === code)
    .map(({ line, byte, column }) => ({ line, byte, column }));

/** Where line `line` (1-based) of a text begins. */
const byteOf = (text: string, line: number) =>
  Buffer.byteLength(
    text
      .split('\n')
      .slice(0, line - 1)
      .join('\n'),
  ) + (line > 1 ? 1 : 0);

describe('the canonical CSV', () => {
  test('a wrong trailer refuses the file, with its line and byte', async () => {
    const text = (await canonical()).replace('#END,9,', '#END,8,');
    const read = await readFiles(file(text));
    expect(read.report.refused).toBe(true);
    expect(placesOf(read, 'TOTAL_DISAGREES')).toEqual([
      { line: 12, byte: byteOf(text, 12), column: 'count' },
    ]);
  });

  test('a missing trailer refuses the file', async () => {
    const read = await readFiles(file((await canonical()).replace(/#END.*\n/, '')));
    expect(read.report.refused).toBe(true);
    expect(placesOf(read, 'TRAILER_MISSING')).toHaveLength(1);
  });

  test('a duplicated line is a question, and disagrees with the trailer', async () => {
    const line = `${canonicalLine(rows[4]!)}\n`;
    const text = (await canonical()).replace(line, line + line);
    const read = await readFiles(file(text));
    expect(placesOf(read, 'SUSPECTED_DOUBLE')).toEqual([{ line: 8, byte: byteOf(text, 8), column: '' }]);
    expect(placesOf(read, 'TOTAL_DISAGREES').map(({ column }) => column)).toEqual([
      'count',
      'amountFen',
      'feeFen',
      'netFen',
    ]);
  });

  test('two genuine rows that are equal are both read', async () => {
    const twice = [
      row(1, { amountFen: -8_400n, feeFen: 0n, netFen: -8_400n }),
      row(1, { amountFen: -8_400n, feeFen: 0n, netFen: -8_400n }),
    ];
    const read = await readFiles(file(await canonical(twice)));
    expect(read.rows).toHaveLength(2);
    expect(read.report.refused).toBe(false);
    expect(placesOf(read, 'SUSPECTED_DOUBLE')).toHaveLength(1);
  });

  test('one fen off holds the row and refuses the file', async () => {
    const text = (await canonical()).replace('10.00,9.98,0.02', '10.00,9.97,0.02');
    const read = await readFiles(file(text));
    expect(placesOf(read, 'NET_DISAGREES')).toEqual([{ line: 3, byte: byteOf(text, 3), column: 'netFen' }]);
    expect(read.held).toMatchObject([{ line: 3, codes: ['NET_DISAGREES'] }]);
    expect(read.rows).toHaveLength(8);
    expect(read.report.refused).toBe(true);
  });

  test('a renamed header fits no profile, and says which name it looked for', async () => {
    const { fits, misfits } = await matchFiles(file((await canonical()).replace('清算金额', '结算额')));
    expect(fits).toEqual([]);
    const [own] = misfits.filter(({ profile }) => profile.id === 'canonical.csv');
    expect(own!.reasons).toMatchObject([
      { code: 'HEADER_MISSING', detail: expect.stringContaining('清算金额') },
    ]);
  });

  test('a truncated last line is found by its line', async () => {
    const text = await canonical();
    const read = await readFiles(file(text.slice(0, text.indexOf('#END') - 12)));
    expect(placesOf(read, 'LAST_LINE_CUT')).toEqual([{ line: 11, byte: byteOf(text, 11), column: '' }]);
    expect(read.report.refused).toBe(true);
  });

  test('the wrong year at New Year is held', async () => {
    const text = await canonical([
      row(1, { transactionDate: '2020-12-31' }),
      row(2, { transactionDate: '2019-12-31' }),
    ]);
    const read = await readFiles(file(text));
    expect(placesOf(read, 'DATE_OUTSIDE_WINDOW')).toEqual([
      { line: 3, byte: byteOf(text, 3), column: 'transactionDate' },
    ]);
    expect(read.rows).toMatchObject([{ transactionDate: '2019-12-31' }]);
  });

  test('29 February of another year is held', async () => {
    const text = await canonical([row(1, { clearingDate: '2021-03-01', transactionDate: '2021-02-29' })]);
    expect(
      placesOf(
        await readFiles([
          ...file(text.replace('#END', `${canonicalLine(row(2))}\n${canonicalLine(row(3))}\n#END`)),
        ]),
        'DATE_INVALID',
      ),
    ).toEqual([{ line: 3, byte: byteOf(text, 3), column: 'transactionDate' }]);
  });

  test.each([
    ['a control character', '丰瑞堂', '丰\u0001瑞', 'CHARACTER_REFUSED'],
    ['no amount', '10.00,9.98,0.02', ',9.98,0.02', 'VALUE_MISSING'],
    ['an amount in words', '10.00,', '十元,', 'MONEY_INVALID'],
    ['a part of a fen', '10.00,', '10.005,', 'MONEY_NOT_WHOLE_FEN'],
    ['#N/A', '10.00,', '#N/A,', 'MONEY_INVALID'],
    ['scientific notation', '621700******1388', '6.217E+15', 'CARD_INVALID'],
    ['an unquoted comma', '丰瑞堂', '丰,瑞堂', 'RECORD_COLUMNS'],
    ['a stray quote', '丰瑞堂', '丰"瑞堂', 'QUOTE_MISPLACED'],
    ['an hour of no day', '09:11:36', '24:11:36', 'DATE_INVALID'],
    ['no merchant', '951002001121025', '', 'VALUE_MISSING'],
    ['a short merchant number', '951002001121025', '95100200112102', 'VALUE_MALFORMED'],
  ] as const)('%s holds its row alone', async (_, before, after, code) => {
    const text = await canonical();
    const line = canonicalLine(rows[2]!);
    const read = await readFiles(file(text.replace(line, line.replace(before, after))));
    expect(placesOf(read, code)).toMatchObject([{ line: 5, byte: byteOf(text, 5) }]);
    expect(read.held).toMatchObject([{ line: 5 }]);
    expect(read.rows).toHaveLength(8);
  });

  test('bytes of another charset hold their line', async () => {
    const text = await canonical();
    const bytes = Buffer.from(text);
    bytes[bytes.indexOf('丰瑞堂')] = 0xff;
    const { fits } = await matchProfile(await unpack(sourceOfBytes('clearing.csv', bytes)), profiles);
    expect(fits.length).toBeLessThanOrEqual(1);
    if (fits[0]) expect(placesOf(await readFit(fits[0]), 'TEXT_UNDECODABLE')).toMatchObject([{ line: 3 }]);
  });

  test('a clear card number is masked and counted, and an identity number leaves nothing', async () => {
    const text = await canonical([
      row(1, { maskedCardNo: '6217001234561388' }),
      row(2, { remark: '卡 6222021234567894 证 11010519491231002X' }),
    ]);
    const read = await readFiles(file(text));
    expect(read.rows.map(({ maskedCardNo }) => maskedCardNo)).toEqual([
      '621700******1388',
      '621700******1388',
    ]);
    expect(read.rows[1]!.remark).toBe(`卡 622202******7894 证 ${'*'.repeat(18)}`);
    const shown = JSON.stringify(read, (_, value: unknown) =>
      typeof value === 'bigint' ? String(value) : value,
    );
    expect(shown).not.toMatch(/6217001234561388|6222021234567894|11010519491231002X/);
    expect(read.report.findings.counts).toMatchObject({ CARD_MASKED: 2, IDENTITY_REMOVED: 1 });
  });

  test('code points of old GBK systems become those of the standard', async () => {
    const read = await readFiles(file(await canonical([row(1, { remark: '\ue863' })])));
    expect(read.rows[0]!.remark).toBe('䶮');
  });

  test('the first 1,000 findings are kept, all are counted', async () => {
    const text = await canonical(Array.from({ length: 2_500 }, (_, index) => row(index)));
    const bad = text
      .split('\n')
      .map((line, index) => (index > 1_000 ? line.replace('10.00,9.98', '10.00,9.97') : line));
    const { report, held } = await readFiles(file(bad.join('\n')));
    expect(report.findings.kept).toHaveLength(1_000);
    expect(report.findings.counts.NET_DISAGREES).toBe(1_501);
    expect(held).toHaveLength(1_501);
  });
});

describe('UnionPay sets', () => {
  const set = async (some: readonly LedgerRow[]) => [
    ...(await unionpayWriter.write(some, { ...plain, lineEnd: '\r\n' })),
  ];

  test('a transaction without a year takes that of its clearing day', async () => {
    const read = await readFiles(
      await set([row(1, { transactionDate: '2019-12-31', transactionTime: '23:02:00' }), row(2)]),
    );
    expect(read.rows.map(({ transactionDate }) => transactionDate)).toEqual(['2019-12-31', '2020-01-01']);
  });

  test('0229 is of a leap year or held', async () => {
    const leap = await readFiles(
      await set([row(1, { clearingDate: '2020-03-01', transactionDate: '2020-02-29' })]),
    );
    expect(leap.rows).toMatchObject([{ transactionDate: '2020-02-29' }]);
    const other = [1, 2, 3].map((index) =>
      row(index, { clearingDate: '2021-03-01', transactionDate: index === 2 ? '2020-02-29' : '2021-02-28' }),
    );
    expect(placesOf(await readFiles(await set(other)), 'DATE_INVALID')).toEqual([
      { line: 2, byte: 609, column: 'transactionDate' },
    ]);
  });

  test('a row after the cut-off of its clearing day is a question', async () => {
    const read = await readFiles(
      await set([row(1, { transactionTime: '23:02:00' }), row(2, { transactionTime: '23:40:00' })]),
    );
    expect(placesOf(read, 'AFTER_CUTOFF')).toEqual([{ line: 2, byte: 609, column: 'transactionTime' }]);
  });

  test('a ZME file named ZM is not cut by the widths of ZM', async () => {
    const [zm, , rd] = await set(rows);
    const bytes = Buffer.concat(rows.flatMap((each) => [zmeRecord(each), Buffer.from('\r\n')]));
    const { fits, misfits } = await matchFiles([{ name: zm!.name, bytes }, rd!]);
    expect(fits).toEqual([]);
    expect(misfits.flatMap(({ reasons }) => reasons)).toContainEqual(
      expect.objectContaining({ role: 'detail', code: 'RECORD_LENGTH', member: zm!.name }),
    );
  });

  test('a record of a wrong length is held by line and byte', async () => {
    const [zm, zme, rd] = await set(rows);
    const bytes = Buffer.concat(
      rows.flatMap((each, index) => [
        index === 3 ? zmRecord(each).subarray(1) : zmRecord(each),
        Buffer.from('\r\n'),
      ]),
    );
    const read = await readFiles([{ ...zm!, bytes }, zme!, rd!]);
    expect(placesOf(read, 'RECORD_LENGTH')).toEqual([{ line: 4, byte: 3 * 609, column: '' }]);
    expect(read.report.refused).toBe(true);
  });

  test('a set without its report is refused', async () => {
    const [zm, zme] = await set(rows);
    const read = await readFiles([zm!, zme!]);
    expect(read.report.findings.kept).toMatchObject([
      { code: 'MEMBER_MISSING', member: 'report' },
      { code: 'ERROR_RECORD' },
    ]);
  });

  test('a row of another merchant than the file’s is a question', async () => {
    const [zm, zme, rd] = await set(rows);
    const name = zm!.name.replace('951002001121025', '951002001121026');
    expect(placesOf(await readFiles([{ ...zm!, name }, zme!, rd!]), 'MERCHANT_DIFFERS')).toEqual([
      { line: 1, byte: 0, column: 'merchantNo' },
    ]);
  });

  test('an unknown type of transaction is held', async () => {
    const [zm, zme, rd] = await set(rows);
    const bytes = Buffer.from(zm!.bytes);
    bytes.write('99', 609 + 215);
    const read = await readFiles([{ ...zm!, bytes }, zme!, rd!]);
    expect(placesOf(read, 'CODE_UNKNOWN')).toEqual([{ line: 2, byte: 609, column: 'transactionType' }]);
  });
});
