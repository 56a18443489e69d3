import { basename } from 'node:path';
import { sourceOfFile } from '../../parsing/byte-source.ts';
import { unpack } from '../../parsing/containers/unpack.ts';
import { profiles } from '../../parsing/profiles/declared/profiles.ts';
import { matchProfile } from '../../parsing/profiles/match-profile.ts';
import { readSet } from '../../parsing/reading/read-set.ts';

/** Reads the files named by the arguments as a set, and prints ms, rows and fen as JSON. */
const members = await Promise.all(
  process.argv.slice(2).map(async (path) => unpack(await sourceOfFile(path, basename(path)))),
);
const start = performance.now();
const { fits } = await matchProfile(members.flat(), profiles);
const reading = readSet(fits[0]!);
let amountFen = 0n;
let next = await reading.next();
while (!next.done) {
  for (const row of next.value.rows) amountFen += row.amountFen;
  next = await reading.next();
}
const ms = performance.now() - start;
const { rows, held, refused } = next.value;
const peakRssMb = Math.round(process.resourceUsage().maxRSS / 1024);
process.stdout.write(
  `${JSON.stringify({ ms, rows, held, refused, amountFen: String(amountFen), peakRssMb })}\n`,
);
