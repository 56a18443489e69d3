import { join } from 'node:path';
import { runProgram } from '../../../bench/run-program.ts';
import { startChild } from '../../../scripts/servers/child-process.ts';

// Run by the bootstrap: node dummy-command.ts FOLDER
// Handles no signal, like `npm run ops` and `npm run bench`, and has a server and a benchmarked program.
const [folder = ''] = process.argv.slice(2);
await startChild({ name: 'server', command: 'sleep', args: ['1000'], logFile: join(folder, 'server.log') });
void runProgram({ command: 'sleep', parameters: ['1000'] });
process.stdout.write('ready\n');
