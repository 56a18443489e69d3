import 'virtual:antd.css';
import ConfigProvider from 'antd/es/config-provider';
import enUS from 'antd/es/locale/en_US';
import zhCN from 'antd/es/locale/zh_CN';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { theme } from '../theme.ts';

const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Our look and language for Ant Design's components; its styles come as a file, nothing is computed here. */
export function AntdTheme({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation();
  return (
    <ConfigProvider
      locale={i18n.language === 'en' ? enUS : zhCN}
      theme={{ ...theme, zeroRuntime: true, token: { ...theme.token, motion: !still } }}
      wave={{ disabled: true }}
    >
      {children}
    </ConfigProvider>
  );
}
