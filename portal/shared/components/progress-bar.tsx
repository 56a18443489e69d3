import './progress-bar.css';

interface ProgressBarProps {
  readonly label: string;
  readonly done: number;
  readonly total: number;
}

/** How much of a job is done. */
export function ProgressBar({ label, done, total }: ProgressBarProps) {
  return <progress className="progress-bar" aria-label={label} value={done} max={total} />;
}
