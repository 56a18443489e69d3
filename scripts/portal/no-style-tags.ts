import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { projectFolder } from '../stack/own-process.ts';

const replacement = resolve(projectFolder, 'portal/shared/antd/rules-without-style-tags.ts');
const replaced =
  /@rc-component\/util\/(?:es|lib)\/Dom\/dynamicCSS\.js$|@ant-design\/icons\/(?:es|lib)\/cssUtils\.js$/;

/** Puts our way of adding rules in the place of Ant Design's (see the file itself for why). */
export function noStyleTags(): Plugin {
  return {
    name: 'no-style-tags',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (!/dynamicCSS|cssUtils/.test(source)) return undefined;
      const found = await this.resolve(source, importer, { ...options, skipSelf: true });
      return found && replaced.test(found.id) ? replacement : undefined;
    },
  };
}
