import type { MikroORM as MySqlOrm } from '@mikro-orm/mysql';

type Pool = Awaited<ReturnType<ReturnType<MySqlOrm['em']['getConnection']>['getNativeClient']>>;
type Taken = Parameters<Parameters<Pool['getConnection']>[0]>;

/** No connection was free in time: the database is as good as away, and the work is tried again later. */
class ConnectionWaitError extends Error {
  readonly code = 'ETIMEDOUT';

  constructor(ms: number) {
    super(`No connection of the pool was free within ${ms} ms`);
    this.name = 'ConnectionWaitError';
  }
}

/** Ends the wait for a free connection of a pool after a time; mysql2 itself waits for ever. */
export async function limitWaiting(orm: MySqlOrm, type: 'read' | 'write', atMostMs: number): Promise<void> {
  const connection = orm.em.getConnection(type);
  // Makes the pool and connects nothing: the process starts while the database is away.
  await connection.connect({ skipOnConnect: true });
  const pool = await connection.getNativeClient();
  Object.assign(connection, { connected: false });
  const take = pool.getConnection.bind(pool);
  pool.getConnection = (callback: (...taken: Taken) => void) => {
    let isOver = false;
    const timer = setTimeout(() => {
      isOver = true;
      callback(new ConnectionWaitError(atMostMs), undefined as unknown as Taken[1]);
    }, atMostMs);
    take((...taken: Taken) => {
      clearTimeout(timer);
      if (!isOver) callback(...taken);
      else taken[1]?.release();
    });
  };
}
