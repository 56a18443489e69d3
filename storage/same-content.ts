import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { sha256Of } from './sha256-of.ts';

/** Whether two files hold the same bytes. */
export async function sameContent(leftPath: string, rightPath: string): Promise<boolean> {
  const [left, right] = await Promise.all([stat(leftPath), stat(rightPath)]);
  if (left.size !== right.size) return false;
  const [leftDigest, rightDigest] = await Promise.all(
    [leftPath, rightPath].map((path) => sha256Of(createReadStream(path))),
  );
  return leftDigest === rightDigest;
}
