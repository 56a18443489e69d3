import { useState } from 'react';
import { Button } from '../../shared/components/button.tsx';
import { Dialog } from '../../shared/components/dialog.tsx';
import { Loading } from '../../shared/components/loading.tsx';
import { PhoneLink } from '../../shared/components/phone-link.tsx';
import { SubmitButton } from '../../shared/components/submit-button.tsx';
import { Example } from '../example.tsx';

const variants = ['primary', 'default', 'text', 'link'] as const;

/** What is pressed, and what is shown while it works. */
export function ActionExamples() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Example of="Button">
        {(['medium', 'large'] as const).map((size) => (
          <div key={size} className="example-row">
            {variants.map((variant) => (
              <Button key={variant} variant={variant} size={size}>
                查询 {variant}
              </Button>
            ))}
            <Button size={size} danger>
              删除 danger
            </Button>
            <Button size={size} variant="primary" danger>
              删除 primary danger
            </Button>
            <Button size={size} variant="primary" pending>
              正在提交 pending
            </Button>
            <Button size={size} disabled>
              不可用 disabled
            </Button>
            <Button size={size} variant="primary" disabled>
              不可用 primary disabled
            </Button>
          </div>
        ))}
        <Button fullWidth>整行 fullWidth</Button>
      </Example>
      <Example of="SubmitButton">
        <div className="example-row">
          <SubmitButton>登录</SubmitButton>
          <SubmitButton pending>正在登录……</SubmitButton>
        </div>
      </Example>
      <Example of="Dialog">
        <Button onClick={() => setOpen(true)}>打开 Dialog</Button>
        {isOpen && (
          <Dialog title="即将退出登录" onClose={() => setOpen(false)}>
            {(close) => (
              <>
                <p>您已有一段时间没有操作。为保护账户，60 秒后将自动退出。</p>
                <div className="actions">
                  <Button variant="primary" onClick={close}>
                    继续使用
                  </Button>
                </div>
              </>
            )}
          </Dialog>
        )}
      </Example>
      <Example of="Loading">
        <Loading>正在读取……</Loading>
      </Example>
      <Example of="PhoneLink">
        <PhoneLink number="95534" />
      </Example>
    </>
  );
}
