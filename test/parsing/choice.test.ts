import { expect, test } from '@jest/globals';
import { matchFiles, readFiles } from '../support/clearing-files/read-files.ts';

const file = (name: string, text: string) => [{ name, bytes: Buffer.from(text) }];

test.each([
  ['<xml><return_code>FAIL</return_code><return_msg>No Bill Exist</return_msg></xml>', 'REPLY_NO_DATA'],
  ['<xml><return_code>FAIL</return_code><return_msg>no bill exist</return_msg></xml>', 'REPLY_NO_DATA'],
  ['<html><body>502</body></html>', 'REPLY_ERROR'],
])('%s fits no profile and is %s', async (body, code) => {
  const { fits, replies } = await matchFiles(file('1230000109All20200101.csv', body));
  expect(fits).toEqual([]);
  expect(replies).toMatchObject([{ code }]);
});

test('a file that its sender has not finished is not ready', async () => {
  const { report } = await readFiles(
    file(
      'a.txt',
      'TRADEDETAIL-START,1234,20200101,1.0,00060780,未就绪\nTRADEDETAIL-END,1234,20200101,-1,-1\n',
    ),
  );
  expect(report.refused).toBe(true);
  expect(report.findings.counts).toMatchObject({ REPLY_NOT_READY: 1 });
});

test('an empty file, and one of an unknown format, have a reason from every profile', async () => {
  for (const text of ['', '日期;金额\n2020-01-01;1\n']) {
    const { fits, misfits } = await matchFiles(file('x.csv', text));
    expect(fits).toEqual([]);
    expect(misfits.every(({ reasons }) => reasons.length > 0)).toBe(true);
  }
});
