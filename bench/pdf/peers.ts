import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCommand } from '../../scripts/servers/run-command.ts';
import type { Say } from '../benchmark.ts';
import { built, peerSources, pythonOf, type Peer } from '../peer.ts';
import type { Program } from '../run-program.ts';

export const peers: readonly Peer[] = [
  { name: 'ReportLab canvas', version: '5.1.0', prepare: (say) => reportLab('canvas', say) },
  { name: 'ReportLab LongTable', version: '5.1.0', prepare: (say) => reportLab('table', say) },
  {
    name: 'pdfkit',
    version: '0.20.2',
    prepare: async (say) => ({
      command: process.execPath,
      parameters: [join(peerSources, 'pdfkit', 'main.ts'), join(await fontFolder(say), fontFile)],
    }),
  },
  {
    name: 'Typst',
    version: '0.15.2',
    prepare: async (say) => ({
      command: await pythonOf('typst', say),
      parameters: ['-B', join(peerSources, 'typst', 'write.py'), await fontFolder(say)],
    }),
  },
];

async function reportLab(way: 'canvas' | 'table', say: Say): Promise<Program> {
  const command = await pythonOf('reportlab', say);
  const script = join(peerSources, 'reportlab', 'write.py');
  return { command, parameters: ['-B', script, way, join(await fontFolder(say), fontFile)] };
}

const fontFile = 'subset.ttf';
const wholeFont = '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf';

/** The folder of the peers' font, 2 MB, made once a machine. @throws Unavailable without Python 3 */
async function fontFolder(say: Say): Promise<string> {
  return built('font', say, async (empty, source) => {
    const python = await pythonOf('fonttools', say);
    const whole = fileURLToPath(import.meta.resolve(wholeFont));
    await runCommand(python, ['-B', join(source, 'subset.py'), whole, join(empty, fontFile)]);
  });
}
