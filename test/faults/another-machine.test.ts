import { expect, test } from '@jest/globals';
import { shanghaiDate } from '../../domain/shanghai-time.ts';
import { succeeded, twoHeartbeatsMs } from './operate-runs.ts';
import { caseTimeoutMs } from './scale.ts';
import { startSystem, type SystemUnderTest } from './system-under-test.ts';

const period = '2020-02';
const [here, there, elsewhere] = [
  { TZ: 'Asia/Shanghai', LANG: 'zh_CN.UTF-8', LC_ALL: 'zh_CN.UTF-8' },
  { TZ: 'America/Los_Angeles', LANG: 'C', LC_ALL: 'C' },
  { TZ: 'Pacific/Kiritimati', LANG: 'ar_EG.UTF-8', LC_ALL: 'ar_EG.UTF-8' },
];

/** What the month's files are, by whom they are for. */
async function bytesOf(system: SystemUnderTest, formats: string[]) {
  return system.rows(
    `select s.subject_type, s.subject_no, s.application_type_code, f.format, f.bytes, f.sha256
      from statement s join statement_file f on f.statement_id = s.id
      where s.period_from like '${period}-%' and f.format in (${formats.map((format) => `'${format}'`).join()})
      order by 1, 2, 3, 4`,
  );
}

test(
  'paused, a run is resumed by a worker in another zone and language; a machine in a third makes the same bytes',
  async () => {
    const day = shanghaiDate(Date.now());
    const systems: SystemUnderTest[] = [];
    try {
      const first = await startSystem({ months: [period], environment: here });
      systems.push(first);
      expect(await first.runs.orderInMiddle(period, 'pause')).toBeLessThan(twoHeartbeatsMs);
      const before = await first.doneOf(period);
      Object.assign(first.stack.environment, there);
      await first.stack.restartWorker('SIGTERM');
      await first.runs.order(period, 'resume');
      expect(await first.runs.reaches(period, 'SUCCEEDED', 'PARTIAL')).toMatchObject(succeeded);
      expect(await first.doneOf(period)).toEqual(expect.arrayContaining(before));
      await first.expectWhole(period);

      const second = await startSystem({ months: [period], environment: elsewhere });
      systems.push(second);
      await second.runs.start(period);
      expect(await second.runs.reaches(period, 'SUCCEEDED', 'PARTIAL')).toMatchObject(succeeded);
      // The day of production stands in a statement, but not among its rows.
      const formats = day === shanghaiDate(Date.now()) ? ['csv', 'pdf', 'xlsx'] : ['csv'];
      expect(await bytesOf(second, formats)).toEqual(await bytesOf(first, formats));
    } finally {
      for (const system of systems) await system.stop();
    }
  },
  2 * caseTimeoutMs,
);
