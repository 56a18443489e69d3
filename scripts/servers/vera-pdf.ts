import { join } from 'node:path';
import type { Progress } from '../report.ts';
import { cached } from './cache.ts';
import { findOnPath } from './find-on-path.ts';
import { fetchJavaProgram } from './java-program.ts';

const program = {
  name: 'verapdf',
  title: 'veraPDF',
  groupId: 'org.verapdf.apps',
  artifactId: 'greenfield-apps',
  version: '1.28.2',
  mainClass: 'org.verapdf.apps.GreenfieldCliWrapper',
  heap: '1g',
} as const;

/**
 * The path of veraPDF, which says whether a file is the PDF/A and PDF/UA it claims to be: from PATH, from the cache,
 * else put together from its Java artifacts.
 *
 * @throws Unavailable without it where there is no Java 17 with Maven
 */
export async function ensureVeraPdf(progress: Progress): Promise<string> {
  const installed = findOnPath(program.name);
  if (installed) return installed;
  const folder = await cached(
    `${program.name}-${program.version}`,
    (empty) => {
      progress('fetching its Java artifacts with Maven (first time)');
      return fetchJavaProgram(empty, program);
    },
    progress,
  );
  return join(folder, program.name);
}
