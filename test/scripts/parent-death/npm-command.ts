import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { eventually } from '../../support/eventually.ts';
import { processTree, type ProcessInfo } from './process-tree.ts';

export const root = resolve(import.meta.dirname, '../../..');

/** A package.json whose scripts run this project's bootstrap with the commands of this folder. */
export function packageWithScripts(): string {
  const bootstrap = `node ${join(root, 'scripts', 'bootstrap.mjs')} test/scripts/parent-death`;
  const scripts = { stack: `${bootstrap}/dummy-stack.ts`, command: `${bootstrap}/dummy-command.ts` };
  return JSON.stringify({ name: 'parent-death', version: '1.0.0', scripts });
}

/** Who may die, by what only its command line has. */
const roles = {
  npm: /^npm /,
  shell: /^sh -c /,
  bootstrap: /^(?!sh ).*bootstrap\.mjs/,
  script: /^(?!sh ).*(scripts\/test|scripts\/start|dummy-(stack|command))\.ts/,
  jest: /jest\.js/,
} as const;

export type Role = keyof typeof roles;

export interface Running {
  readonly pid: number;
  /** All its processes, npm first, when it had printed the text that was waited for. */
  readonly tree: readonly ProcessInfo[];
  pidOf(role: Role): number;
  output(): string;
  type(keys: string): void;
}

interface Start {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** Typed into it at once. */
  readonly keys?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** What to wait for: a text in its output, or a role that one of its processes has. */
  readonly when: string;
  readonly timeoutMs?: number;
}

const rolesIn = (tree: readonly ProcessInfo[]) =>
  (Object.keys(roles) as Role[]).filter((role) => tree.some(({ command }) => roles[role].test(command)));

const hasCome = (when: string, seen: { printed: string; roles: readonly string[] }) =>
  seen.printed.includes(when) || seen.roles.includes(when);

const isRole = (when: string) => Object.keys(roles).includes(when);

/** Starts a command in a process group of its own, as an interactive shell does. */
export async function startCommand(start: Start): Promise<Running> {
  const child = spawn(start.command, start.args, {
    cwd: start.cwd,
    env: { ...withoutNpm(process.env), ...start.environment },
    stdio: 'pipe',
    detached: true,
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (printed += String(part)));
  child.stdin.write(start.keys ?? '');
  const { pid } = child;
  if (pid === undefined) throw new Error(`${start.command} cannot be started`);
  // To list all processes of the machine is slow, so it is done only to find a role.
  const ask = () => ({ printed, roles: isRole(start.when) ? rolesIn(processTree(pid)) : [] });
  try {
    await eventually(`"${start.when}"`, ask, (seen) => hasCome(start.when, seen), start.timeoutMs);
  } catch (error) {
    for (const started of processTree(pid)) process.kill(started.pid, 'SIGKILL');
    throw error;
  }
  const tree = processTree(pid);
  return {
    pid,
    tree,
    output: () => printed,
    type: (keys) => void child.stdin.write(keys),
    pidOf: (role) => {
      const found = tree.find(({ command }) => roles[role].test(command));
      if (!found) throw new Error(`no ${role} among ${JSON.stringify(tree)}`);
      return found.pid;
    },
  };
}

/** This test runs under npm itself, whose variables the new npm is not to see. */
function withoutNpm(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith('npm_')));
}
