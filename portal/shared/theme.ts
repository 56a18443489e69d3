import type { ThemeConfig } from 'antd';

/**
 * The one look of all pages: calm blue-grey, one accent, 16 px text on 1.6 lines, targets of 44 px. Text and its
 * ground contrast by 4.5 : 1 at least (WCAG 2.2, 1.4.3). What Ant Design does not draw reads the same values from
 * `styles/tokens.css`.
 */
export const theme: ThemeConfig = {
  hashed: false,
  cssVar: { key: 'portal', prefix: 'ant' },
  token: {
    colorPrimary: '#1d5b79',
    colorInfo: '#1d5b79',
    colorLink: '#1d5b79',
    colorSuccess: '#1f7a4d',
    colorWarning: '#9a5b00',
    colorError: '#b3261e',
    colorText: '#1b2a33',
    colorTextSecondary: '#4a5b66',
    colorTextPlaceholder: '#5d6d78',
    colorBorder: '#8496a2',
    colorBgLayout: '#f2f5f7',
    borderRadius: 6,
    controlHeight: 44,
    controlHeightLG: 48,
    controlHeightSM: 36,
    fontSize: 16,
    lineHeight: 1.6,
    fontFamily:
      '"PingFang SC", "Microsoft YaHei", "Hiragino Sans GB", "Noto Sans CJK SC", "Noto Sans SC", system-ui, sans-serif',
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.16s',
    wireframe: false,
  },
};
