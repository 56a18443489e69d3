import type { ReactNode } from 'react';
import { Button } from './button.tsx';

interface SubmitButtonProps {
  readonly pending?: boolean;
  /** What it does; while pending, what is being done. */
  readonly children: ReactNode;
}

/** The one thing to do with a form. */
export function SubmitButton({ pending = false, children }: SubmitButtonProps) {
  return (
    <Button type="primary" htmlType="submit" size="large" loading={pending}>
      {children}
    </Button>
  );
}
