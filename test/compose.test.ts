import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type ExternalTool, outputOf, testWith } from './rendering/external-tool.ts';
import { expect } from '@jest/globals';
import { loadConfig } from '../config.ts';

interface Composition {
  readonly services: Record<
    string,
    {
      image?: string;
      command?: string[];
      environment?: Record<string, string>;
      ports?: { host_ip?: string }[];
    }
  >;
}

const loader: ExternalTool = {
  name: 'the compose loader',
  path: process.env['TEST_COMPOSE_LOADER'],
  advice: 'run `npm test`, which builds it with Go',
};

const root = join(import.meta.dirname, '..');

function load(path: string): Composition {
  return JSON.parse(outputOf(path, ['-format', 'json', join(root, 'docker-compose.yml')])) as Composition;
}

testWith(
  loader,
  'docker-compose.yml loads, with every image pinned and every port on this machine alone',
  (path) => {
    const { services } = load(path);
    expect(Object.keys(services).toSorted()).toEqual([
      'api',
      'mail',
      'mysql',
      'prepare',
      'temporal',
      'temporal-ui',
      'worker',
    ]);
    for (const { image, ports = [] } of Object.values(services)) {
      if (image) expect(image).toMatch(/:\d+\.\d+/);
      for (const { host_ip: host } of ports) expect(host).toBe('127.0.0.1');
    }
  },
);

testWith(
  loader,
  'the project’s own services run scripts that exist, with an environment that config.ts accepts',
  (path) => {
    const { services } = load(path);
    for (const name of ['prepare', 'worker', 'api']) {
      const { command, environment } = services[name]!;
      expect(() => loadConfig(environment)).not.toThrow();
      if (command) expect(existsSync(join(root, command.at(-1)!))).toBe(true);
    }
  },
);
