import type { Plugin } from 'vite';
import { cascadeLayers } from '../../portal/shared/styles/cascade-layers.ts';

/** Puts the order of the cascade layers before each style sheet: whichever the bundler puts first decides it. */
export function layerOrder(): Plugin {
  return {
    name: 'layer-order',
    enforce: 'pre',
    transform: (code, id) =>
      id.endsWith('.css') ? { code: `@layer ${cascadeLayers.join(', ')};\n${code}`, map: null } : undefined,
  };
}
