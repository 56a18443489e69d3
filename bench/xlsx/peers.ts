import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from '../../scripts/servers/run-command.ts';
import { built, peerSources, pythonOf, toolOf, type Peer } from '../peer.ts';

export const peers: readonly Peer[] = [
  {
    name: 'exceljs',
    version: '4.4.0',
    prepare: async () => ({
      command: process.execPath,
      parameters: [join(peerSources, 'exceljs', 'main.ts')],
    }),
  },
  {
    name: 'XlsxWriter',
    version: '3.3.1',
    prepare: async (say) => ({
      command: await pythonOf('xlsxwriter', say),
      parameters: [join(peerSources, 'xlsxwriter', 'write.py')],
    }),
  },
  {
    name: 'excelize',
    version: '2.11.1',
    prepare: async (say) => {
      const folder = await built('excelize', say, async (empty, source) => {
        const go = toolOf('go', 'install Go 1.26 or newer');
        const env = { ...process.env, GOFLAGS: '-mod=readonly' };
        await runCommand(go, ['build', '-o', join(empty, 'write'), '.'], { cwd: source, env });
      });
      return { command: join(folder, 'write'), parameters: [] };
    },
  },
  {
    name: 'rust_xlsxwriter',
    version: '0.102.0',
    prepare: async (say) => {
      const folder = await built('rust-xlsxwriter', say, async (empty, source) => {
        const cargo = toolOf('cargo', 'install Rust 1.85 or newer');
        const target = join(empty, 'target');
        const env = { ...process.env, CARGO_TARGET_DIR: target };
        const install = ['install', '--locked', '--path', source, '--root', empty];
        await runCommand(cargo, install, { cwd: empty, env });
        await rm(target, { recursive: true });
      });
      return { command: join(folder, 'bin', 'rust-xlsxwriter-peer'), parameters: [] };
    },
  },
  {
    name: 'fastexcel',
    version: '0.19.0',
    prepare: async (say) => {
      const remedy = 'install a JDK 17 or newer and Maven (Debian: apt-get install maven)';
      const java = toolOf('java', remedy);
      const folder = await built('fastexcel', say, async (empty, source) => {
        const [maven, javac] = [toolOf('mvn', remedy), toolOf('javac', remedy)];
        await cp(source, empty, { recursive: true });
        const goal = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies';
        const options = ['-DincludeScope=runtime', `-DoutputDirectory=${join(empty, 'lib')}`];
        await runCommand(maven, ['-q', '-B', goal, ...options], { cwd: empty });
        const classPath = join(empty, 'lib', '*');
        await runCommand(javac, ['-encoding', 'UTF-8', '-cp', classPath, '-d', empty, 'Write.java'], {
          cwd: empty,
        });
      });
      return { command: java, parameters: ['-cp', `${folder}:${join(folder, 'lib', '*')}`, 'Write'] };
    },
  },
];
