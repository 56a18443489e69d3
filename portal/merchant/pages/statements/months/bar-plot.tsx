import { useTranslation } from 'react-i18next';

interface BarPlotProps {
  /** Amounts in fen; for each month one or more bars. */
  readonly groups: readonly (readonly number[])[];
  /** Class names of the first, second … bar of each month. */
  readonly looks: readonly string[];
  /** Draws at a reduced height. */
  readonly low?: boolean;
}

/** In units of the drawing, which is stretched to the available width. */
const monthWidth = 100;
const height = 100;
const barShare = 0.68;

/** Bars above zero, or below it where refunds prevail, with grid lines at the top, the middle and zero. */
export function BarPlot({ groups, looks, low = false }: BarPlotProps) {
  const { i18n } = useTranslation();
  const top = roundUp(Math.max(0, ...groups.flat()));
  const bottom = -roundUp(Math.max(0, ...groups.flat().map((fen) => -fen)));
  const yOf = (fen: number) => ((top - fen) / (top - bottom || 1)) * height;
  const compact = new Intl.NumberFormat(i18n.language, { notation: 'compact', maximumFractionDigits: 2 });
  return (
    <div className={low ? 'months-plot is-low' : 'months-plot'}>
      <span className="months-scale number" aria-hidden="true">
        {compact.format(top / 100)}
      </span>
      <svg
        viewBox={`0 0 ${groups.length * monthWidth} ${height}`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        {[top, top / 2, 0, bottom].map((fen, index) => (
          <line key={index} x1="0" x2={groups.length * monthWidth} y1={yOf(fen)} y2={yOf(fen)} />
        ))}
        {groups.flatMap((bars, group) =>
          bars.map((fen, bar) => {
            const width = (monthWidth * barShare) / bars.length;
            const x = group * monthWidth + (monthWidth * (1 - barShare)) / 2 + bar * width;
            const y = Math.min(yOf(fen), yOf(0));
            const tall = Math.abs(yOf(fen) - yOf(0));
            return (
              <rect key={`${group}-${bar}`} className={looks[bar]} x={x} y={y} width={width} height={tall} />
            );
          }),
        )}
      </svg>
    </div>
  );
}

/** Rounds up to 1, 2, 2.5, 5 or 10 times a power of ten. */
function roundUp(fen: number): number {
  if (fen === 0) return 0;
  const power = 10 ** Math.floor(Math.log10(fen));
  return [1, 2, 2.5, 5, 10].map((step) => step * power).find((step) => step >= fen) ?? fen;
}
