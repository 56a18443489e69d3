import { setTimeout } from 'node:timers/promises';
import { OutputFile } from '../../rendering/output-file.ts';

export { render } from '../../rendering/render-worker.ts';

type Write = (data: never, encoding: never, done: (error?: Error | null) => void) => void;

/** The rendering thread as it is, on a disk that takes some milliseconds for each write. */
const { prototype } = OutputFile as unknown as { prototype: { _write: Write } };
const write = prototype._write;
prototype._write = function (this: OutputFile, data, encoding, done) {
  void setTimeout(3).then(() => write.call(this, data, encoding, done));
};
