import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { provided } from '../support/provided.ts';
import { openpyxl, outputOf, testWith } from '../rendering/external-tool.ts';

interface Outcome {
  readonly activations: { subject: string; state: string }[];
  readonly run: Record<string, unknown>;
  readonly statements: {
    subjectType: string;
    subjectNo: string;
    applicationType: string;
    version: number;
    rows: number;
    amountFen: number;
    netFen: number;
    feeFen: number;
    files: { format: string; path: string; bytes: number; sha256: string }[];
  }[];
  readonly mails: { to: string; subject: string; attachments: string[] }[];
}

const root = join(import.meta.dirname, '..', '..');
let outcome: Outcome;

beforeAll(() => {
  const bootstrap = [join(root, 'scripts', 'bootstrap.mjs'), 'demo', '--json'];
  // The pages are built: other tests put files among the sources, and a new build would replace pages in use.
  const env = { ...process.env, PORTAL_DIR: provided('TEST_PORTAL_DIR') };
  const { status, stdout, stderr } = spawnSync(process.execPath, bootstrap, {
    cwd: root,
    encoding: 'utf8',
    env,
  });
  if (status !== 0) throw new Error(`the demo ended with ${status}:\n${stderr}`);
  expect(stdout.trim().split('\n')).toHaveLength(1);
  outcome = JSON.parse(stdout) as Outcome;
}, 180_000);

const guide = () => outcome.statements.find(({ subjectNo }) => subjectNo === '951002001121025')!;

test('the merchant and the group are activated, and the month is run whole', () => {
  expect(outcome.activations).toEqual([
    { subject: '951002001121025', state: 'DONE' },
    { subject: '800100200300', state: 'DONE' },
  ]);
  expect(outcome.run).toMatchObject({
    period: '2019-09',
    state: 'SUCCEEDED',
    items: 8,
    succeeded: 7,
    empty: 1,
    failed: 0,
  });
});

test('the guide’s statement has its totals to the fen', () => {
  expect(guide()).toMatchObject({
    version: 1,
    rows: 966,
    amountFen: 6_953_400,
    feeFen: 14_008,
    netFen: 6_939_392,
  });
});

test('every statement obeys 清算金额 = 交易金额 − 手续费, and every file is what was promised', () => {
  for (const { amountFen, feeFen, netFen, files } of outcome.statements) {
    expect(netFen).toBe(amountFen - feeFen);
    expect(files.map(({ format }) => format).toSorted()).toEqual(['csv', 'pdf', 'xlsx']);
    for (const { path, bytes, sha256 } of files) {
      const content = readFileSync(path);
      expect([content.length, createHash('sha256').update(content).digest('hex')]).toEqual([bytes, sha256]);
    }
  }
});

test('the mails carry the files of all statements', () => {
  const expected = (subjectType: string) =>
    outcome.statements
      .filter((statement) => statement.subjectType === subjectType)
      .flatMap(({ files }) => files.filter(({ format }) => format !== 'csv'))
      .map(({ path }) => path.split('/').at(-1));
  const withFiles = outcome.mails.filter(({ attachments }) => attachments.length > 0);
  const attachedTo = (to: string) =>
    withFiles.filter((mail) => mail.to === to).map(({ attachments }) => attachments.toSorted());
  expect(attachedTo('kuaiji@fengruitang.example')).toEqual([expected('merchant').toSorted()]);
  expect(attachedTo('caiwu@baicaohui.example')).toEqual([expected('group').toSorted()]);
});

const readRows = `
import datetime, json, sys, openpyxl
def plain(cell):
    if isinstance(cell, datetime.datetime): return cell.date().isoformat()
    return cell if cell is None or isinstance(cell, (int, float)) else str(cell)
sheet = openpyxl.load_workbook(sys.argv[1]).worksheets[0]
print(json.dumps([[plain(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]))
`;

testWith(openpyxl, 'openpyxl reads the guide’s five rows first, and the totals last', (python) => {
  const { path } = guide().files.find(({ format }) => format === 'xlsx')!;
  const rows = JSON.parse(outputOf(python, ['-c', readRows, path])) as (string | number | null)[][];
  const details = rows.filter(([date]) => /^\d{4}-\d{2}-\d{2}$/.test(String(date)));
  expect(details).toHaveLength(966);
  expect(details.slice(0, 5).map((row) => row.slice(0, 11))).toEqual([
    [
      '2019-09-09',
      '2019-07-23',
      '17:15:54',
      '10252043',
      '10008*****1388',
      '消费',
      4,
      3.99,
      0.01,
      '000000',
      '171554411247',
    ],
    [
      '2019-09-09',
      '2019-07-24',
      '19:57:41',
      '10252043',
      '100010*****4768',
      '消费',
      84,
      83.83,
      0.17,
      '000000',
      '195741652802',
    ],
    [
      '2019-09-09',
      '2019-07-20',
      '10:06:20',
      '10252043',
      '100002*****3897',
      '消费',
      141,
      140.72,
      0.28,
      '000000',
      '100820660294',
    ],
    [
      '2019-09-09',
      '2019-07-26',
      '07:22:32',
      '10252043',
      '100008*****1915',
      '消费',
      42,
      41.92,
      0.08,
      '000000',
      '072232893686',
    ],
    [
      '2019-09-09',
      '2019-07-05',
      '20:37:18',
      '10252043',
      '100001*****3226',
      '消费',
      9,
      8.98,
      0.02,
      '000000',
      '203718449941',
    ],
  ]);
  const sumOf = (column: number) =>
    Math.round(details.reduce((sum, row) => sum + Number(row[column]) * 100, 0));
  expect([sumOf(6), sumOf(7), sumOf(8)]).toEqual([6_953_400, 6_939_392, 14_008]);
  expect(rows.find(([label]) => label === '小计')).toEqual(expect.arrayContaining([966, 69_534, 140.08]));
});
