import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findOnPath } from './find-on-path.ts';
import { runCommand } from './run-command.ts';
import { Unavailable } from './unavailable.ts';

/** A Java program as Maven's central repository has it. */
export interface JavaProgram {
  /** What it is called where it is put. */
  readonly name: string;
  /** What a person calls it. */
  readonly title: string;
  readonly groupId: string;
  readonly artifactId: string;
  readonly version: string;
  readonly mainClass: string;
  /** The most memory it takes, as `-Xmx` has it. */
  readonly heap: string;
}

/**
 * Puts the program with all it needs into `lib` of the folder, and beside it a script of its name that runs it.
 *
 * @throws Unavailable without Java or Maven, or when the repository cannot be reached
 */
export async function fetchJavaProgram(folder: string, program: JavaProgram): Promise<void> {
  const remedy = 'install Java 17 and Maven (Debian: apt-get install maven), which can fetch it';
  const maven = findOnPath('mvn');
  if (!maven || !findOnPath('java')) throw new Unavailable(`${program.title} is not on this machine`, remedy);
  const libraries = join(folder, 'lib');
  await mkdir(libraries);
  await writeFile(join(folder, 'pom.xml'), pomOf(program));
  const goal = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies';
  const options = ['-DincludeScope=runtime', `-DoutputDirectory=${libraries}`];
  await runCommand(maven, ['-q', '-B', goal, ...options], { cwd: folder }).catch((error: unknown) => {
    throw new Unavailable(`${program.title} could not be fetched (${(error as Error).message})`, remedy);
  });
  const script = join(folder, program.name);
  await writeFile(script, wrapperScript(program));
  await chmod(script, 0o755);
}

function pomOf({ name, groupId, artifactId, version }: JavaProgram): string {
  return `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>merchant-online-services</groupId>
  <artifactId>${name}</artifactId>
  <version>${version}</version>
  <packaging>pom</packaging>
  <dependencies>
    <dependency>
      <groupId>${groupId}</groupId>
      <artifactId>${artifactId}</artifactId>
      <version>${version}</version>
    </dependency>
  </dependencies>
</project>
`;
}

function wrapperScript({ mainClass, heap }: JavaProgram): string {
  return `#!/bin/sh
here=$(cd "$(dirname "$0")" && pwd)
exec "\${JAVA_HOME:+$JAVA_HOME/bin/}java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx${heap} \\
  -cp "$here/lib/*" ${mainClass} "$@"
`;
}
