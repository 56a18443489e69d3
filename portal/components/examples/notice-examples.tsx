import { useState } from 'react';
import { Button } from '../../shared/components/button.tsx';
import { LiveNotice } from '../../shared/components/live-notice.tsx';
import { Notice } from '../../shared/components/notice.tsx';
import { Tag } from '../../shared/components/tag.tsx';
import { Example } from '../example.tsx';

/** Highlighted texts. */
export function NoticeExamples() {
  const [isShown, setShown] = useState(true);
  return (
    <>
      <Example of="Notice">
        <Notice>更改后，其他设备会退出登录，需要用新密码重新登录。</Notice>
        <Notice kind="good" announced>
          密码已更改。 <a href="#main">查看账户</a>
        </Notice>
        <Notice kind="warning">网络已断开。已显示的内容可能不是最新的，恢复后会自动更新。</Notice>
      </Example>
      <Example of="LiveNotice">
        <LiveNotice kind="good">{isShown && '通知方式已保存，从下一份对账单起生效。'}</LiveNotice>
        <Button onClick={() => setShown(!isShown)}>显示或隐藏</Button>
      </Example>
      <Example of="Tag">
        <div className="example-row">
          {(['good', 'busy', 'late', 'neutral'] as const).map((kind) => (
            <span key={kind}>
              <Tag kind={kind}>{kind}</Tag>{' '}
              <Tag kind={kind} plain>
                {kind} plain
              </Tag>
            </span>
          ))}
        </div>
      </Example>
    </>
  );
}
