import { expect, test } from '@jest/globals';
import { compareVersions } from '../../../domain/statements/statement-changes.ts';
import { readStatementLine } from '../../../domain/statements/statement-csv.ts';

const own = { merchantNo: '951002001121025', merchantName: '丰瑞堂' };
const rest = '000000,171554411247,医保卡,,丰瑞堂第三大药房';
const lineOf = (amount: string, remark1 = rest) =>
  `2019-09-09,2019-07-23,17:15:54,10252043,10008*****1388,消费,${amount},${amount},0.00,${remark1}`;

async function* version(...amounts: string[]) {
  for (const amount of amounts) yield readStatementLine(lineOf(amount), own, 2).row;
}

test('a row counts as often as it occurs, and what is gone is told beside what came', async () => {
  const changes = await compareVersions(
    version('4.00', '4.00', '-84.00'),
    version('9.00', '4.00', '9.00', '1.00'),
    2,
  );
  expect(changes).toMatchObject({
    addedRows: 3,
    removedRows: 2,
    added: [{ amountFen: 900 }, { amountFen: 900 }],
    removed: [{ amountFen: 400 }, { amountFen: -8_400 }],
  });
});

test('a group’s line says whose it is, and a quoted text is read as it was', () => {
  const quoted = `000000,171554411247,"医保,卡","'=""1""",`;
  const { merchant, row } = readStatementLine(`951002001121026,"百草,汇",${lineOf('4.00', quoted)}`, own, 2);
  expect(merchant).toEqual({ merchantNo: '951002001121026', merchantName: '百草,汇' });
  expect(row).toMatchObject({
    merchantNo: '951002001121026',
    channel: '医保,卡',
    remark: '="1"',
    remark1: '',
  });
});

test.each(['', 'not,a,line', lineOf('4'), lineOf('four')])('%p is no line of a statement', (line) => {
  expect(() => readStatementLine(line, own, 2)).toThrow(RangeError);
});
