import { chmod, mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Progress } from '../report.ts';
import { cached } from './cache.ts';
import { findOnPath } from './find-on-path.ts';
import { runCommand } from './run-command.ts';
import { downloadWithSdk } from './sdk-download.ts';
import { Unavailable } from './unavailable.ts';

const version = '1.32.1';

/**
 * The path of Temporal's time-skipping test server, to be passed to `TestWorkflowEnvironment.createTimeSkipping`
 * as `executable: { type: 'existing-path', path }`: from the cache, else downloaded by the SDK, else put
 * together from its Java artifacts.
 *
 * @throws Unavailable when it can be had by neither way
 */
export async function ensureTimeSkippingServer(progress: Progress): Promise<string> {
  const name = `time-skipping-server-${version}-${process.platform}-${process.arch}`;
  const folder = await cached(name, (empty) => fill(empty, progress), progress);
  return join(folder, 'time-skipping-server');
}

async function fill(folder: string, progress: Progress): Promise<void> {
  const program = join(folder, 'time-skipping-server');
  const downloaded = await downloadWithSdk('createTimeSkipping', folder, progress);
  if (downloaded) return rename(downloaded, program);
  const maven = findOnPath('mvn');
  if (!maven || !findOnPath('java')) {
    throw new Unavailable(
      "Temporal's time-skipping test server is not on this machine and could not be downloaded",
      'install Java 17 and Maven (Debian: apt-get install maven), which can fetch it too',
    );
  }
  progress('fetching its Java artifacts with Maven (first time)');
  await fetchArtifacts(maven, folder);
  await writeFile(program, wrapperScript);
  await chmod(program, 0o755);
}

async function fetchArtifacts(maven: string, folder: string): Promise<void> {
  const libraries = join(folder, 'lib');
  await mkdir(libraries);
  await writeFile(join(folder, 'pom.xml'), pom);
  const goal = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies';
  await runCommand(maven, ['-q', '-B', goal, '-DincludeScope=runtime', `-DoutputDirectory=${libraries}`], {
    cwd: folder,
  });
}

const pom = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>merchant-online-services</groupId>
  <artifactId>time-skipping-server</artifactId>
  <version>${version}</version>
  <packaging>pom</packaging>
  <dependencies>
    <dependency>
      <groupId>io.temporal</groupId>
      <artifactId>temporal-test-server</artifactId>
      <version>${version}</version>
    </dependency>
  </dependencies>
</project>
`;

// The SDK passes the port alone; time stands until a client unlocks it, as the SDK expects of the native program.
const wrapperScript = `#!/bin/sh
here=$(cd "$(dirname "$0")" && pwd)
exec "\${JAVA_HOME:+$JAVA_HOME/bin/}java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx512m \\
  -cp "$here/lib/*" io.temporal.testserver.TestServer "$@"
`;
