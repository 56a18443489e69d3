import { join } from 'node:path';
import type { InlineConfig } from 'vite';
import { projectFolder } from '../stack/own-process.ts';
import { antdStyles } from './antd-styles.ts';
import { noStyleTags } from './no-style-tags.ts';

/** How the pages are built. `app/` holds what never changes under its name. */
export function viteConfig(outputFolder: string): InlineConfig {
  return {
    root: join(projectFolder, 'portal'),
    configFile: false,
    logLevel: 'error',
    plugins: [noStyleTags(), antdStyles()],
    oxc: { jsx: { runtime: 'automatic' } },
    worker: { format: 'es' },
    build: {
      outDir: outputFolder,
      emptyOutDir: true,
      assetsDir: 'app',
      target: ['chrome105', 'edge105', 'firefox110', 'safari16.4'],
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: { merchant: join(projectFolder, 'portal', 'index.html') },
        onLog: (level, log, handle) => {
          if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handle(level, log);
        },
      },
    },
  };
}
