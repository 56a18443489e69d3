import { expect, test } from '@jest/globals';
import { openDatabase } from '../../db/orm.ts';

test('bytes that are no text and a NUL within one are read, and end no process', async () => {
  const database = await openDatabase({ url: 'file::memory:' });
  try {
    const [row] = await database
      .em()
      .execute<object[]>("select cast(x'61EDA08062' as text) as broken, cast(x'610062' as text) as cut");
    expect({ ...row }).toEqual({ broken: 'a\ufffd\ufffd\ufffdb', cut: 'a\0b' });
  } finally {
    await database.close();
  }
});
