/**
 * Design tokens: the only place for colours, spacing and type sizes of the pages. One calm blue-grey palette with one
 * accent; text and its background contrast by at least 4.5 : 1 (WCAG 2.2, 1.4.3). `color.accentDark` becomes the
 * custom property `--color-accent-dark`.
 */
export const tokens = {
  color: {
    accent: '#1d5b79',
    accentDark: '#15455c',
    accentPale: '#e6eff4',
    /** Over a picture. */
    accentVeil: 'rgb(29 91 121 / 8%)',
    onAccent: '#fff',
    text: '#1b2a33',
    textQuiet: '#4a5b66',
    ground: '#f2f5f7',
    surface: '#fff',
    line: '#d3dbe1',
    lineStrong: '#8496a2',
    disabled: '#e9edf0',
    good: '#1f7a4d',
    goodPale: '#e5f3ec',
    warn: '#9a5b00',
    warnPale: '#fdf3e1',
    bad: '#b3261e',
    focus: '#f0b429',
    backdrop: 'rgb(27 42 51 / 55%)',
    chartAmount: '#b9d3e0',
    chartFee: '#e0a44d',
    paper: '#fdfdfb',
    qrLight: '#fff',
    qrDark: '#000',
  },
  shadow: {
    dialog: '0 12px 40px rgb(27 42 51 / 35%)',
    popup: '0 4px 16px rgb(27 42 51 / 20%)',
    piece: '0 0 3px rgb(0 0 0 / 60%)',
  },
  /** Steps of 4 px at the browser's usual text size. */
  space: {
    half: '0.125rem',
    1: '0.25rem',
    2: '0.5rem',
    3: '0.75rem',
    4: '1rem',
    5: '1.25rem',
    6: '1.5rem',
    8: '2rem',
    10: '2.5rem',
    12: '3rem',
  },
  /** From 14 to 40 px. */
  size: {
    xs: '0.875rem',
    s: '0.9375rem',
    m: '1rem',
    l: '1.125rem',
    xl: '1.25rem',
    '2xl': '1.5rem',
    '3xl': '1.75rem',
    '4xl': '2rem',
    '5xl': '2.5rem',
  },
  font: {
    chinese:
      "'PingFang SC', 'Microsoft YaHei', 'Hiragino Sans GB', 'Noto Sans CJK SC', 'Noto Sans SC', system-ui, sans-serif",
    /** A Latin font first: Chinese ones draw apostrophes and quotation marks as wide as a character. */
    english: "'Segoe UI', system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif",
    numbers: "'Segoe UI', 'SF Pro Text', 'Noto Sans', system-ui, sans-serif",
    code: 'ui-monospace, Consolas, monospace',
  },
  radius: { s: '2px', m: '6px', l: '10px' },
  width: { field: '26rem', column: '40rem', page: '72rem' },
  /** Heights of what is pressed (WCAG 2.2, 2.5.8). */
  target: { min: '24px', m: '44px', l: '48px' },
} as const;
