import { pathToFileURL } from 'node:url';
import { openDatabase } from '../../../db/orm.ts';
import { createOutboxRepository } from '../../../db/repositories/delivery/outbox-repository.ts';
import { vault } from '../../support/vault.ts';

/** Claims mails as fast as it is let, for so many ms; answers how many. */
async function claimMessages(url: string, forMs: number, perMinute: number): Promise<number> {
  const database = await openDatabase({ url });
  const outbox = createOutboxRepository(database, vault);
  const endsAt = Date.now() + forMs;
  let claimed = 0;
  while (Date.now() < endsAt) {
    const { message, retryAfterMs = 0 } = await outbox.claimNext({
      ...{ channel: 'email', perMinute },
      now: new Date(),
    });
    if (message) claimed += 1;
    else await new Promise((resolve) => setTimeout(resolve, retryAfterMs));
  }
  await database.close();
  return claimed;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [url = '', forMs, perMinute] = process.argv.slice(2);
  process.stdout.write(String(await claimMessages(url, Number(forMs), Number(perMinute))));
}
