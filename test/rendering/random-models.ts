import fc from 'fast-check';
import type { StatementModel } from '../../domain/statements/statement.ts';
import type { StatementRow } from '../../domain/clearing/ledger-row.ts';
import { modelOf, row, sectionOf } from './sample-model.ts';

/** Texts that have broken statement writers before. */
export const hostileTexts: readonly string[] = [
  '=1+1',
  '=HYPERLINK("http://example.com","点此")',
  '+86',
  '-5',
  '@SUM(A1)',
  '＝1+1',
  '\t=1',
  '_x0041_',
  '_x0041_x0042_',
  '_X0041_ _x00zz_',
  '\ud800',
  'a\udc00b',
  '\u0000\u0007\u001b\u007f\ufffe\uffff',
  '一行\r\n两行\n三行',
  '"quoted", and, commas',
  "'apostrophe",
  '<b>&amp;</b>]]>',
  '  spaces around  ',
  '青岛𠮷祥大药房',
  '䶮泉',
  '\u202egnirts',
  'e\u0301\u200b',
  '👩‍⚕️',
  '000000',
  '1e5',
  '2019-09-09',
  'TRUE',
  '__proto__',
  '&[Page]&P',
];

const anyText = fc.oneof(
  fc.constantFrom(...hostileTexts),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
);

/** Up to ten billion yuan a row, refunds and reversals too. */
const anyFen = fc.oneof(fc.integer({ min: -100_000, max: 100_000 }), fc.integer({ min: -1e12, max: 1e12 }));

const anyRow: fc.Arbitrary<StatementRow> = fc
  .record({
    amountFen: anyFen,
    feeFen: fc.integer({ min: -1_000, max: 1_000 }),
    terminalNo: fc.constantFrom('00000001', '10252043', '00252040'),
    transactionType: fc.oneof(fc.constantFrom('消费', '退货', '撤销'), anyText),
    maskedCardNo: anyText,
    channel: anyText,
    remark: anyText,
    remark1: anyText,
  })
  .map((changes) => row({ ...changes, netFen: changes.amountFen - changes.feeFen }));

const anyRows = fc.array(anyRow, { minLength: 1, maxLength: 12 });

/** A merchant's or a group's statement of any text and any amount. */
export const anyModel: fc.Arbitrary<StatementModel> = fc
  .record({
    sections: fc.array(fc.record({ name: anyText, rows: anyRows }), { minLength: 1, maxLength: 3 }),
    branchName: anyText,
    applicationTypeName: anyText,
    isGroup: fc.boolean(),
  })
  .map(({ sections, branchName, applicationTypeName, isGroup }) => {
    const kept = isGroup ? sections : sections.slice(0, 1);
    const model = modelOf(
      kept.map(({ name, rows }, index) => sectionOf(`95100200112102${index}`, name, rows)),
    );
    const subject = isGroup
      ? { type: 'group' as const, no: 'G0532001', name: sections[0]!.name }
      : model.subject;
    return { ...model, branchName, applicationTypeName, subject };
  });
