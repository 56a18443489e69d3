import { useState } from 'react';
import { ApiProblem } from '../../shared/api/problem.ts';
import { CodeForm } from '../../shared/components/code-form.tsx';
import { SlowResponseNotice } from '../../shared/components/slow-response-notice.tsx';
import { ExpiryNotice } from '../../shared/flow/expiry-notice.tsx';
import { FlowUnavailable } from '../../shared/flow/flow-unavailable.tsx';
import { Example } from '../example.tsx';

const minuteMs = 60_000;
const nothing = () => undefined;

/** Steps of a flow. The code form includes CodeNotReceived. */
export function FlowExamples() {
  const [openedAt] = useState(Date.now);
  const inMinutes = (minutes: number) => new Date(openedAt + minutes * minuteMs).toISOString();
  return (
    <>
      <Example of="ExpiryNotice">
        <ExpiryNotice expiresAt={inMinutes(30)} />
        <ExpiryNotice expiresAt={inMinutes(2)} />
      </Example>
      <Example of="CodeForm">
        <CodeForm
          channel="phone"
          submitLabel="完成激活"
          onCode={async () => undefined}
          resending={{ send: async () => undefined }}
          otherwise={<p>换一个手机号或邮箱</p>}
        />
      </Example>
      <Example of="SlowResponseNotice">
        <SlowResponseNotice pending />
      </Example>
      <Example of="FlowUnavailable">
        <FlowUnavailable problem={undefined} refetch={nothing} />
        <FlowUnavailable problem={new ApiProblem(undefined)} refetch={nothing} />
      </Example>
    </>
  );
}
