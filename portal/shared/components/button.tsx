import type { ButtonHTMLAttributes } from 'react';
import './button.css';

interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type'> {
  /** `primary` for the page's main action; `text` and `link` for secondary ones. */
  readonly type?: 'primary' | 'default' | 'text' | 'link';
  readonly htmlType?: 'button' | 'submit';
  readonly size?: 'middle' | 'large';
  /** For actions that cannot be undone. */
  readonly danger?: boolean;
  /** Full width. */
  readonly block?: boolean;
  /** Pending: keeps its place and focus and ignores presses. The label should say what is happening. */
  readonly loading?: boolean;
}

/** A button that looks as Ant Design's do with our theme, without its weight: the open pages are to be light. */
export function Button({
  type = 'default',
  htmlType = 'button',
  size = 'middle',
  danger = false,
  block = false,
  loading = false,
  className,
  onClick,
  children,
  ...rest
}: ButtonProps) {
  const classes = [
    'button',
    `is-${type}`,
    size === 'large' && 'is-large',
    danger && 'is-danger',
    block && 'is-block',
    className,
  ];
  return (
    <button
      {...rest}
      type={htmlType}
      className={classes.filter(Boolean).join(' ')}
      aria-disabled={loading || undefined}
      onClick={(event) => (loading ? event.preventDefault() : onClick?.(event))}
    >
      {loading && <span className="spinner" aria-hidden="true" />}
      {children}
    </button>
  );
}
