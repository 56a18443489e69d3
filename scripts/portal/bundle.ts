import { build } from 'vite';
import { isEntry, viteConfig } from './vite-config.ts';

const [outputFolder, entry = 'merchant'] = process.argv.slice(2);
if (!outputFolder || !isEntry(entry)) throw new Error('usage: bundle.ts FOLDER [merchant|components]');

// A process of its own: Vite sets NODE_ENV for all that runs in it, and for what that starts. A NODE_ENV of `test` would
// bundle React's slow form, under other file names.
process.env['NODE_ENV'] = 'production';
await build(viteConfig(outputFolder, entry));
