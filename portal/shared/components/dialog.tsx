import { type ReactNode, useId, useLayoutEffect, useState } from 'react';
import './dialog.css';

interface DialogProps {
  readonly title: string;
  readonly className?: string;
  /** Called when the dialog has closed: by Escape, or by the function given to its content. */
  readonly onClose: () => void;
  readonly children: (close: () => void) => ReactNode;
}

/** A modal dialog, open while it is rendered. The browser keeps focus inside and returns it afterwards. */
export function Dialog({ title, className, onClose, children }: DialogProps) {
  const titleId = useId();
  const [dialog, setDialog] = useState<HTMLDialogElement | null>(null);
  // In the layout phase: only a dialog that is closed before its removal returns focus.
  useLayoutEffect(() => {
    dialog?.showModal();
    return () => dialog?.close();
  }, [dialog]);
  return (
    <dialog
      className={className ? `dialog ${className}` : 'dialog'}
      ref={setDialog}
      aria-labelledby={titleId}
      onClose={() => {
        if (!dialog?.open) onClose();
      }}
    >
      <h2 id={titleId}>{title}</h2>
      {children(() => dialog?.close())}
    </dialog>
  );
}
