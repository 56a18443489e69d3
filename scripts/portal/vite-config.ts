import { join } from 'node:path';
import type { InlineConfig } from 'vite';
import { projectFolder } from '../stack/own-process.ts';
import { designTokens } from './design-tokens.ts';
import { layerOrder } from './layer-order.ts';

const portalFolder = join(projectFolder, 'portal');

/** The merchant portal, and the page of all components, which only tests and pictures use. */
const entries = {
  merchant: join(portalFolder, 'index.html'),
  components: join(portalFolder, 'components', 'index.html'),
};

export type Entry = keyof typeof entries;

export function isEntry(name: string): name is Entry {
  return name in entries;
}

/** How the pages are built. Files under `app/` are named by their content, so browsers may keep them for ever. */
export function viteConfig(outputFolder: string, entry: Entry): InlineConfig {
  return {
    root: portalFolder,
    configFile: false,
    logLevel: 'error',
    plugins: [layerOrder(), designTokens(portalFolder)],
    oxc: { jsx: { runtime: 'automatic' } },
    worker: { format: 'es' },
    build: {
      outDir: outputFolder,
      emptyOutDir: true,
      assetsDir: 'app',
      // The pages' library in portal/tsconfig.json and the test in browser-check.js say the same.
      target: ['chrome105', 'edge105', 'firefox110', 'safari16.4'],
      assetsInlineLimit: 0,
      // 5 kB compressed in all: one file is faster than one for each page.
      cssCodeSplit: false,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: { [entry]: entries[entry] },
        onLog: (level, log, handle) => {
          if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handle(level, log);
        },
      },
    },
  };
}
