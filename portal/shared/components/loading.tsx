import Spin from 'antd/es/spin';

/** Something is under way: what it is, in words. */
export function Loading({ children }: { children: string }) {
  return (
    <p className="loading" role="status">
      <Spin size="small" /> {children}
    </p>
  );
}
