import type { Figures, Say } from '../benchmark.ts';
import { hundredths } from '../race.ts';
import { runProgram, type Program } from '../run-program.ts';
import type { DocumentTimes } from './time-documents.ts';

const rows = 30;
const documents = 120;

/**
 * The processor's ms that a file of 30 rows takes, all threads together: the average of the later half of those that a
 * process makes, as each but the first of a month's files is made.
 *
 * @param sides programs by what they are called
 */
export async function measureSmallFiles(
  sides: Readonly<Record<string, Program>>,
  path: string,
  say: Say,
): Promise<Figures> {
  const found: Record<string, number> = {};
  for (const [name, program] of Object.entries(sides)) {
    say(`files of ${rows} rows: ${name}`);
    const parameters = [rows, path, documents].map(String);
    const { printed } = await runProgram<DocumentTimes>(program, ...parameters);
    const later = printed.cpuMs.slice(documents / 2);
    found[name] = hundredths(later.reduce((sum, each) => sum + each, 0) / later.length);
  }
  return found;
}
