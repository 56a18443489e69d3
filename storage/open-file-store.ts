import type { Config } from '../config.ts';
import type { FileStore } from './file-store.ts';
import { createLocalFileStore } from './local-file-store.ts';
import { createS3FileStore } from './s3-file-store.ts';

type FilesConfig = Pick<
  Config,
  | 'FILES_DIR'
  | 'FILES_URL'
  | 'S3_ENDPOINT'
  | 'S3_REGION'
  | 'S3_PATH_STYLE'
  | 'S3_ACCESS_KEY_ID'
  | 'S3_SECRET_ACCESS_KEY'
>;

/** The configured store: the bucket of FILES_URL, else the folder FILES_DIR. Connects on first use. */
export function openFileStore(config: FilesConfig): FileStore {
  const { FILES_URL: url, S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = config;
  if (url === undefined) return createLocalFileStore(config.FILES_DIR!);
  return createS3FileStore({
    bucket: url.hostname,
    prefix: url.pathname.replace(/^\/+|\/+$/g, ''),
    region: config.S3_REGION,
    endpoint: config.S3_ENDPOINT,
    pathStyle: config.S3_PATH_STYLE,
    credentials: accessKeyId && secretAccessKey ? { accessKeyId, secretAccessKey } : undefined,
  });
}
