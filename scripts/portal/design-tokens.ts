import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { inlineTokens, tokenStyles } from '../../portal/shared/styles/custom-properties.ts';

const name = 'virtual:tokens.css';

/** Files that the pages need before, or without, their style sheet; served under fixed names. */
const inlined = ['critical.css', 'icon.svg'] as const;

/**
 * `import 'virtual:tokens.css'`: the design tokens as custom properties. In index.html and in the files under
 * `assets/`, which very old browsers read too, the values themselves replace `var(--…)`.
 */
export function designTokens(portalFolder: string): Plugin {
  return {
    name: 'design-tokens',
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    load: (id) => (id === `\0${name}` ? tokenStyles() : undefined),
    transformIndexHtml: (html) => inlineTokens(html),
    async generateBundle() {
      for (const fileName of inlined) {
        const text = await readFile(join(portalFolder, 'assets', fileName), 'utf8');
        this.emitFile({ type: 'asset', fileName, source: inlineTokens(text) });
      }
    },
  };
}
