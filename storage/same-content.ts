import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';

/** Whether two files hold the same bytes. */
export async function sameContent(leftPath: string, rightPath: string): Promise<boolean> {
  const [left, right] = await Promise.all([stat(leftPath), stat(rightPath)]);
  if (left.size !== right.size) return false;
  const [leftDigest, rightDigest] = await Promise.all([digestOf(leftPath), digestOf(rightPath)]);
  return leftDigest.equals(rightDigest);
}

async function digestOf(path: string): Promise<Buffer> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest();
}
