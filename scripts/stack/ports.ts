import { freePorts, isPortFree } from '../servers/free-port.ts';

const fixed = {
  api: { port: 3000, variable: 'API_PORT', purpose: 'the portal' },
  temporal: { port: 7233, variable: 'TEMPORAL_PORT', purpose: 'the Temporal dev server' },
  temporalUi: { port: 8233, variable: 'TEMPORAL_UI_PORT', purpose: "Temporal's web page" },
  smtp: { port: 1025, variable: 'SMTP_PORT', purpose: 'the mail sink' },
  mailWeb: { port: 1080, variable: 'MAIL_WEB_PORT', purpose: "the mail sink's web page" },
} as const;

export type PortName = keyof typeof fixed;
export type StackPorts = Record<PortName, number>;

const names = Object.keys(fixed) as PortName[];

/** Any free ports, for tests and demonstrations that must not disturb anything. */
export async function chooseFreePorts(): Promise<StackPorts> {
  const ports = await freePorts(names.length);
  return Object.fromEntries(names.map((name, index) => [name, ports[index]])) as StackPorts;
}

/**
 * The well-known ports, or the ones that the environment says instead.
 *
 * @param needed the ones that a server of ours will listen on
 * @throws Error naming every port that cannot be used and the variable that changes it
 */
export async function chooseFixedPorts(
  environment: NodeJS.ProcessEnv,
  needed: PortName[],
): Promise<StackPorts> {
  const ports = Object.fromEntries(
    names.map((name) => {
      const given = environment[fixed[name].variable];
      return [name, given ? Number(given) : fixed[name].port];
    }),
  ) as StackPorts;
  const problems: string[] = [];
  for (const name of needed) {
    if (await isUsable(ports[name])) continue;
    const { purpose, variable } = fixed[name];
    problems.push(
      `port ${ports[name]} for ${purpose} is not available: stop the program that uses it, or set ${variable} to another port`,
    );
  }
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return ports;
}

async function isUsable(port: number): Promise<boolean> {
  return port > 0 && port < 65_536 && (await isPortFree(port));
}
