import { expect, test } from '@jest/globals';
import { headingOver } from '../../../domain/roster/heading.ts';

const september = { from: '2019-09-01', to: '2019-09-30' };
const current = { name: '新名大药房', branchName: '烟台分公司' };
const old = { validFrom: '0001-01-01', name: '旧名大药房', branchName: '青岛分公司' };

test.each([
  ['nothing ever changed', [], current],
  ['it changed before the period', [old, { validFrom: '2019-09-01', ...current }], current],
  [
    'it changes after the period',
    [old, { validFrom: '2019-10-01', ...current }],
    { name: old.name, branchName: old.branchName },
  ],
  [
    'it was renamed and moved within the period',
    [old, { validFrom: '2019-09-15', ...current }],
    {
      name: '旧名大药房（2019-09-01 至 2019-09-14）、新名大药房（2019-09-15 至 2019-09-30）',
      branchName: '青岛分公司（2019-09-01 至 2019-09-14）、烟台分公司（2019-09-15 至 2019-09-30）',
    },
  ],
  [
    'it was only renamed within the period',
    [
      { ...old, branchName: current.branchName },
      { validFrom: '2019-09-02', ...current },
    ],
    {
      name: '旧名大药房（2019-09-01 至 2019-09-01）、新名大药房（2019-09-02 至 2019-09-30）',
      branchName: '烟台分公司',
    },
  ],
] as const)('the heading when %s', (_when, dated, heading) => {
  expect(headingOver(september, current, dated)).toEqual(heading);
});

test.each([
  [['烟台分公司'], '烟台分公司'],
  [['青岛分公司', '烟台分公司'], '烟台分公司、青岛分公司'],
  [['济南分公司', '青岛分公司', '潍坊分公司'], '烟台分公司等 4 家分公司'],
])('a group with members of %j is of %s', (branches, branchName) => {
  expect(headingOver(september, current, [], branches)).toEqual({ name: current.name, branchName });
});
