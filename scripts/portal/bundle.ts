import { build } from 'vite';
import { viteConfig } from './vite-config.ts';

// A process of its own: Vite sets NODE_ENV for all that runs in it, and for what that starts.
await build(viteConfig(process.argv[2]!));
