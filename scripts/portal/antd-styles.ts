import { extractStyle } from '@ant-design/static-style-extract';
import { ConfigProvider } from 'antd';
import { createElement, type ReactNode } from 'react';
import type { Plugin } from 'vite';
import { antdComponents } from '../../portal/shared/antd/components.ts';
import { theme } from '../../portal/shared/theme.ts';

const name = 'virtual:antd.css';

/**
 * `import 'virtual:antd.css'`: the styles of Ant Design's components with our theme, made once here, so that
 * browsers neither compute nor inject any.
 */
export function antdStyles(): Plugin {
  return {
    name: 'antd-styles',
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    load: (id) => (id === `\0${name}` ? styles() : undefined),
  };
}

function styles(): string {
  return extractStyle({
    customTheme: (node: ReactNode) => createElement(ConfigProvider, { theme }, node),
    includes: [...antdComponents] as never,
  }).replace(/<\/?style[^>]*>/g, '');
}
