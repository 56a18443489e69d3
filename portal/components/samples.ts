import type { ProblemDocument } from '../shared/api/problem.ts';

/** Twelve months with a low one, a refund-heavy one and one without trade; amounts in fen. */
export const sampleMonths = Array.from({ length: 12 }, (_, index) => {
  const amountFen = [6, 7, 9, 12, 3, 0, -2, 8, 9, 11, 12, 7][index]! * 1_000_000;
  const feeFen = Math.round(amountFen * 0.005);
  const month = index < 3 ? `2018-${10 + index}` : `2019-${String(index - 2).padStart(2, '0')}`;
  const state = amountFen === 0 ? ('EMPTY' as const) : ('READY' as const);
  const count = amountFen === 0 ? 0 : 900 + index;
  const payoutFen = amountFen - feeFen;
  return {
    month,
    state,
    count,
    amountFen,
    netFen: payoutFen,
    feeFen,
    payoutFen,
    corrected: index === 2,
    statementIds: [],
  };
});

export const sampleSupport: NonNullable<ProblemDocument['support']> = {
  hotline: '95534',
  contacts: [
    {
      branchName: '青岛分公司',
      supportContacts: [
        { region: '市南区', phones: ['0532-80000001'] },
        { region: '黄岛区', phones: ['0532-80000002', '0532-80000003'] },
        { region: '即墨区', phones: ['0532-80000004'] },
      ],
    },
  ],
};

/** A refusal as the API sends it. */
export const sampleProblem: ProblemDocument = {
  type: 'urn:merchant-online-services:problem:internal',
  title: '系统出现错误',
  status: 500,
  detail: '请稍后再试。',
  code: 'INTERNAL',
  requestId: '6f0f9d52-0000-4000-8000-000000000000',
};
