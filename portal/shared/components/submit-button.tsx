import type { ReactNode } from 'react';
import { Button } from './button.tsx';

interface SubmitButtonProps {
  readonly pending?: boolean;
  /** The action; while pending, what is happening. */
  readonly children: ReactNode;
}

/** A form's main action. */
export function SubmitButton({ pending = false, children }: SubmitButtonProps) {
  return (
    <Button type="primary" htmlType="submit" size="large" loading={pending}>
      {children}
    </Button>
  );
}
