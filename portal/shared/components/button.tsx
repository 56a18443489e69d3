import type { ButtonHTMLAttributes } from 'react';
import './button.css';

interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type'> {
  /** `primary`: the one thing to do here; `text` and `link` for what is beside it. */
  readonly type?: 'primary' | 'default' | 'text' | 'link';
  readonly htmlType?: 'button' | 'submit';
  readonly size?: 'middle' | 'large';
  /** What it does cannot be taken back. */
  readonly danger?: boolean;
  /** As wide as there is room. */
  readonly block?: boolean;
  /** At work: keeps its place and its focus, and takes no second press. Say what it does in its words. */
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
