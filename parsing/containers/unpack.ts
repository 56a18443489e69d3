import { policy } from '../../domain/policy.ts';
import { headOf, readAll, sourceOfBytes, type ByteSource } from '../byte-source.ts';
import { ParsingRefusal } from '../refusal.ts';
import { sniff, sniffedBytes, type FileKind } from '../sniff.ts';
import { openGz, zipOfBase64 } from './inflate-outer.ts';
import type { Member } from './member.ts';
import { zipEntries, type ZipEntry } from './zip-entries.ts';

const { memoryBytes } = policy.clearingFile;

/**
 * The members of an uploaded file: itself, or what its container holds. Containers in containers are refused, save the
 * workbook, which is a zip itself.
 *
 * @throws ParsingRefusal with an ARCHIVE_ code
 */
export async function unpack(source: ByteSource): Promise<Member[]> {
  const kind = sniff(await headOf(source, sniffedBytes));
  if (kind === 'zip') return membersOfZip(source);
  if (kind === 'base64') return membersOfZip(await zipOfBase64(source));
  if (kind === 'gz') return [await memberOfGz(source)];
  return [
    { name: source.name, container: '', kind, open: () => source.open() as AsyncIterable<Buffer>, source },
  ];
}

async function membersOfZip(source: ByteSource): Promise<Member[]> {
  const entries = await zipEntries(source);
  if (isWorkbook(entries)) {
    const open = () => source.open() as AsyncIterable<Buffer>;
    return [{ name: source.name, container: '', kind: 'xlsx', open, source }];
  }
  const members: Member[] = [];
  for (const entry of entries) {
    const member = await memberOfEntry(entry, source.name);
    if (member) members.push(member);
  }
  return members;
}

const isWorkbook = (entries: readonly ZipEntry[]) => entries.some(({ name }) => name === 'xl/workbook.xml');

async function memberOfEntry(entry: ZipEntry, container: string): Promise<Member | undefined> {
  // Lock files of Office and metadata of macOS
  if (/(^|\/)(~\$|\._|\.DS_Store$)/.test(entry.name) || entry.name.startsWith('__MACOSX/')) return undefined;
  const kind = sniff(await startOf(entry.open()));
  const base = { name: entry.name, container };
  if (kind === 'gz' || kind === 'base64') throw new ParsingRefusal('ARCHIVE_NESTED', entry.name);
  if (kind !== 'zip' && kind !== 'biff') return { ...base, kind, open: () => entry.open() };
  if (entry.size > memoryBytes) {
    throw new ParsingRefusal(
      'ARCHIVE_TOO_LARGE',
      entry.name,
      `a workbook of more than ${memoryBytes} bytes in an archive`,
    );
  }
  const inner = sourceOfBytes(entry.name, await readAll(entry.open()));
  if (kind === 'zip' && !isWorkbook(await zipEntries(inner)))
    throw new ParsingRefusal('ARCHIVE_NESTED', entry.name);
  const open = () => inner.open() as AsyncIterable<Buffer>;
  return { ...base, kind: kind === 'zip' ? 'xlsx' : 'biff', open, source: inner };
}

async function memberOfGz(source: ByteSource): Promise<Member> {
  const kind = sniff(await startOf(openGz(source)));
  if (isContainer(kind)) throw new ParsingRefusal('ARCHIVE_NESTED', source.name);
  const name = source.name.replace(/\.gz$/i, '');
  if (kind !== 'biff') return { name, container: source.name, kind, open: () => openGz(source) };
  const inner = sourceOfBytes(name, await readAll(openGz(source)));
  return {
    name,
    container: source.name,
    kind,
    open: () => inner.open() as AsyncIterable<Buffer>,
    source: inner,
  };
}

const isContainer = (kind: FileKind): kind is 'zip' | 'gz' | 'base64' =>
  kind === 'zip' || kind === 'gz' || kind === 'base64';

async function startOf(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of stream) {
    parts.push(part);
    bytes += part.length;
    if (bytes >= sniffedBytes) break;
  }
  return Buffer.concat(parts).subarray(0, sniffedBytes);
}
