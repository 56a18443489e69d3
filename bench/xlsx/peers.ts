import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cached } from '../../scripts/servers/cache.ts';
import { findOnPath } from '../../scripts/servers/find-on-path.ts';
import { runCommand } from '../../scripts/servers/run-command.ts';
import { Unavailable } from '../../scripts/servers/unavailable.ts';
import type { Say } from '../benchmark.ts';
import { digestOfFolder } from '../folder-digest.ts';
import type { Program } from '../run-program.ts';

/** A library that others use, in a program of its own in `bench/peers/`. */
export interface Peer {
  readonly name: string;
  readonly version: string;
  /** Builds it, or finds it built before. @throws Unavailable when a toolchain is missing */
  readonly prepare: (say: Say) => Promise<Program>;
}

const sources = fileURLToPath(new URL('../peers', import.meta.url));

export const peers: readonly Peer[] = [
  {
    name: 'exceljs',
    version: '4.4.0',
    prepare: async () => ({
      command: process.execPath,
      parameters: [join(sources, 'exceljs', 'main.ts')],
    }),
  },
  {
    name: 'XlsxWriter',
    version: '3.3.1',
    prepare: async (say) => {
      const folder = await built('xlsxwriter', say, async (empty, source) => {
        const python = toolOf('python3', 'install Python 3 with venv and pip');
        await rm(empty, { recursive: true });
        await runCommand(python, ['-m', 'venv', empty]);
        const pip = ['-m', 'pip', 'install', '--disable-pip-version-check'];
        await runCommand(join(empty, 'bin', 'python'), [...pip, '-r', join(source, 'requirements.txt')]);
        await cp(join(source, 'write.py'), join(empty, 'write.py'));
      });
      return { command: join(folder, 'bin', 'python'), parameters: [join(folder, 'write.py')] };
    },
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

/** The folder of a peer's program, built once a machine for each state of its sources. */
async function built(
  name: string,
  say: Say,
  build: (empty: string, source: string) => Promise<void>,
): Promise<string> {
  const source = join(sources, name);
  const key = `bench-${name}-${await digestOfFolder(source)}-${process.platform}-${process.arch}`;
  return cached(
    key,
    (empty) => {
      say(`building ${name} (first time)`);
      return build(empty, source);
    },
    say,
  );
}

function toolOf(tool: string, remedy: string): string {
  const path = findOnPath(tool);
  if (!path) throw new Unavailable(`${tool} is not on this machine`, remedy);
  return path;
}
