import type { ButtonHTMLAttributes } from 'react';
import './button.css';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** `primary` for the page's main action; `text` and `link` for secondary ones. */
  readonly variant?: 'primary' | 'default' | 'text' | 'link';
  readonly type?: 'button' | 'submit';
  readonly size?: 'medium' | 'large';
  /** For actions that cannot be undone. */
  readonly danger?: boolean;
  readonly fullWidth?: boolean;
  /** Keeps its place and focus and ignores presses. The label should say what is happening. */
  readonly pending?: boolean;
}

/** A button. It stays focusable while pending, so that focus is not lost. */
export function Button({
  variant = 'default',
  type = 'button',
  size = 'medium',
  danger = false,
  fullWidth = false,
  pending = false,
  className,
  onClick,
  children,
  ...rest
}: ButtonProps) {
  const classes = [
    'button',
    `is-${variant}`,
    size === 'large' && 'is-large',
    danger && 'is-danger',
    fullWidth && 'is-full-width',
    className,
  ];
  return (
    <button
      {...rest}
      type={type}
      className={classes.filter(Boolean).join(' ')}
      aria-disabled={pending || undefined}
      onClick={(event) => (pending ? event.preventDefault() : onClick?.(event))}
    >
      {pending && <span className="spinner" aria-hidden="true" />}
      {children}
    </button>
  );
}
