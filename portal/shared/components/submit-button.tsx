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
    <Button variant="primary" type="submit" size="large" pending={pending}>
      {children}
    </Button>
  );
}
