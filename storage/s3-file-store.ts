import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  paginateListObjectsV2,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import {
  keySegments,
  storageFailed,
  type FileStore,
  type ListedFile,
  type OpenFile,
  type StoredFile,
} from './file-store.ts';
import { isMissing, refusedAsTaken, s3Failure } from './s3-failure.ts';
import { sha256Of } from './sha256-of.ts';

export interface S3Settings {
  readonly bucket: string;
  /** Before every key, without slashes at its ends; may be empty. */
  readonly prefix: string;
  readonly region: string;
  /** A server other than Amazon's. */
  readonly endpoint?: string | undefined;
  /** Puts the bucket in the path instead of the host name, as most self-hosted servers require. */
  readonly pathStyle: boolean;
  /** Without them the SDK looks where it always does: AWS_ variables, profile, role of the machine. */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string } | undefined;
}

/** Parts of 5 MB and how many are in flight: together the memory of an upload. */
const partsAtOnce = 2;
/** S3 may answer two puts of one key at once with "try again". */
const maxPutAttempts = 4;

/**
 * Files in a bucket. An object appears with its last byte, and the bucket itself refuses a key that is taken
 * (`If-None-Match: *`), so the server has to know conditional writes. Each part goes with its SHA-256, which the
 * server compares. What an upload that died leaves behind is invisible; a lifecycle rule of the bucket removes it.
 */
export function createS3FileStore({ bucket: Bucket, prefix, ...settings }: S3Settings): FileStore {
  const client = createClient(settings);
  const before = prefix === '' ? '' : `${prefix}/`;
  const locate = (key: string) => ({ Bucket, Key: before + keySegments(key).join('/') });

  async function put(key: string, sourcePath: string, tries = maxPutAttempts): Promise<void> {
    try {
      await upload(key, sourcePath);
    } catch (error) {
      const refusal = refusedAsTaken(error);
      if (refusal === undefined) throw error;
      if (refusal === 'UNDECIDED' && tries > 1) return put(key, sourcePath, tries - 1);
      if (!(await holds(key, sourcePath))) throw storageFailed('CONTENT_DIFFERS');
    }
  }

  async function upload(key: string, sourcePath: string): Promise<void> {
    const Body = createReadStream(sourcePath);
    try {
      const params = { ...locate(key), Body, IfNoneMatch: '*', ChecksumAlgorithm: 'SHA256' as const };
      await new Upload({ client, params, queueSize: partsAtOnce }).done();
    } finally {
      Body.destroy();
    }
  }

  async function holds(key: string, sourcePath: string): Promise<boolean> {
    const [stored, source] = await Promise.all([openFile(key), stat(sourcePath)]);
    if (stored.bytes === source.size)
      return (await sha256Of(stored.stream)) === (await sha256Of(createReadStream(sourcePath)));
    stored.stream.destroy();
    return false;
  }

  async function openFile(key: string): Promise<OpenFile> {
    const { Body, ContentLength } = await client.send(new GetObjectCommand(locate(key)));
    if (Body instanceof Readable && ContentLength !== undefined)
      return { bytes: ContentLength, stream: Body };
    throw storageFailed('FILE_MISSING');
  }

  async function statFile(key: string): Promise<StoredFile> {
    const { ContentLength } = await client.send(new HeadObjectCommand(locate(key)));
    return { bytes: ContentLength! };
  }

  async function removeFile(key: string): Promise<void> {
    await unlessMissing(client.send(new DeleteObjectCommand(locate(key))));
  }

  async function probe(): Promise<void> {
    const at = locate(`probes/${randomUUID()}`);
    const putNew = (Body: string) => client.send(new PutObjectCommand({ ...at, Body, IfNoneMatch: '*' }));
    await putNew('first');
    try {
      const second = await putNew('second').then(
        () => 'ACCEPTED' as const,
        (error: unknown) => {
          if (refusedAsTaken(error) === undefined) throw error;
        },
      );
      if (second === 'ACCEPTED') throw storageFailed('OVERWRITES');
    } finally {
      await client.send(new DeleteObjectCommand(at));
    }
  }

  async function* list(folder: string): AsyncGenerator<ListedFile> {
    const Prefix = `${locate(folder).Key}/`;
    for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket, Prefix }))
      for (const { Key, Size, LastModified } of Contents)
        yield { key: Key!.slice(before.length), bytes: Size!, storedAt: LastModified! };
  }

  return {
    put: (key, sourcePath) => named(() => put(key, sourcePath)),
    open: (key) => named(() => openFile(key)),
    stat: (key) => named(() => unlessMissing(statFile(key))),
    remove: (key) => named(() => removeFile(key)),
    list: (folder) => namedEach(list(folder)),
    probe: () => named(probe),
  };
}

/** Timeout of a request; reading a body may take longer once it has started. */
const timeouts = { connectionTimeout: 5_000, requestTimeout: 60_000, throwOnRequestTimeout: true };

function createClient(settings: Omit<S3Settings, 'bucket' | 'prefix'>): S3Client {
  const { region, endpoint, pathStyle: forcePathStyle, credentials } = settings;
  return new S3Client({
    region,
    forcePathStyle,
    requestHandler: timeouts,
    // A checking stream before the body would keep its socket when a reader leaves early.
    responseChecksumValidation: 'WHEN_REQUIRED',
    ...(endpoint && { endpoint }),
    ...(credentials && { credentials }),
  });
}

async function unlessMissing<Found>(looking: Promise<Found>): Promise<Found | undefined> {
  try {
    return await looking;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

async function named<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw s3Failure(error);
  }
}

async function* namedEach<Item>(items: AsyncIterable<Item>): AsyncGenerator<Item> {
  try {
    yield* items;
  } catch (error) {
    throw s3Failure(error);
  }
}
