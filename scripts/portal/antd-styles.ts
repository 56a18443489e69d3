import { extractStyle } from '@ant-design/static-style-extract';
import { ConfigProvider } from 'antd';
import { createElement, type ReactNode } from 'react';
import type { Plugin } from 'vite';
import { antdComponents } from '../../portal/shared/antd/components.ts';
import { theme } from '../../portal/shared/theme.ts';

const prefix = 'virtual:antd-';

type Part = keyof typeof antdComponents;

/**
 * `import 'virtual:antd-core.css'`: the styles of Ant Design's components with our theme, made once here, so that
 * browsers neither compute nor inject any.
 */
export function antdStyles(): Plugin {
  return {
    name: 'antd-styles',
    resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : undefined),
    load: (id) => (id.startsWith(`\0${prefix}`) ? stylesOf(partOf(id)) : undefined),
  };
}

function partOf(id: string): Part {
  return id.slice(prefix.length + 1).replace('.css', '') as Part;
}

function stylesOf(part: Part): string {
  return extractStyle({
    customTheme: (node: ReactNode) => createElement(ConfigProvider, { theme }, node),
    includes: [...antdComponents[part]] as never,
  }).replace(/<\/?style[^>]*>/g, '');
}
