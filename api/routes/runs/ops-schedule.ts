import { lastDueMonth } from '../../../domain/runs/due-months.ts';
import type { ApiDependencies } from '../../dependencies.ts';
import { operatorCommandOf } from '../audit/operator-command.ts';
import { defineRoute, type Route } from '../../http/route.ts';
import { commandBody } from '../audit/schemas/command.ts';
import { schedule } from './schemas/schedule.ts';
import { createScheduleCalls } from './schedule-calls.ts';

const access = 'operator';
const tag = 'Operations';
const hour = 3_600_000;

const showHead = {
  method: 'get',
  path: '/api/v1/ops/schedule',
  access,
  tag,
  summary: 'When monthly runs start automatically, and which months were missed',
  responses: { 200: { description: 'The schedule.', schema: schedule } },
  refusals: ['SERVICE_UNAVAILABLE'],
} as const;

const commands = [
  {
    name: 'pause',
    audit: 'schedule.pause',
    paused: true,
    summary: 'Pause the schedule: no run starts automatically',
  },
  { name: 'resume', audit: 'schedule.resume', paused: false, summary: 'Resume the schedule' },
] as const;

/** The schedule itself is Temporal's; who paused it and why is in the audit trail. */
export function operatorScheduleRoutes({
  queries,
  auditTrail: trail,
  vault,
  temporal,
}: ApiDependencies): Route[] {
  const { runs } = queries;
  const calls = createScheduleCalls(temporal);

  return [
    defineRoute({
      ...showHead,
      handle: async ({ now }) => {
        const { paused, nextAt, catchUpMs, monthOffset } = await calls.view();
        const missedMonths = await runs.monthsWithoutRun(lastDueMonth(now.getTime(), monthOffset));
        const nextTimes = nextAt.map((time) => time.toISOString());
        return {
          status: 200,
          json: { paused, nextAt: nextTimes, catchUpHours: catchUpMs / hour, missedMonths },
        };
      },
    }),
    ...commands.map(({ name, audit, paused, summary }) =>
      defineRoute({
        audit,
        method: 'post',
        path: `/api/v1/ops/schedule/${name}`,
        access,
        tag,
        summary,
        body: commandBody,
        responses: { 204: { description: 'Done.' } },
        refusals: ['NOTHING_TO_CHANGE', 'SERVICE_UNAVAILABLE'],
        handle: async (call) => {
          const { operatorId, reason, origin, now: at } = operatorCommandOf(vault, call);
          const actor = `operator:${operatorId}`;
          await calls.setPaused(paused, actor);
          await trail.record({ at, actor, action: audit, target: 'schedule', reason, origin });
          return { status: 204 };
        },
      }),
    ),
  ];
}
