import { expect, test } from '@jest/globals';
import { ownServers, stackEnvironment } from '../../scripts/stack/environment.ts';

const ports = { api: 1, temporal: 2, temporalUi: 3, smtp: 4, mailWeb: 5 };

test('what the person has set wins, empty values count as not set', () => {
  const given = { TEMPORAL_ADDRESS: 'cluster:7233', DATABASE_URL: 'mysql://u:p@h/d', PUBLIC_ORIGIN: '' };

  expect(stackEnvironment(given, ports, '/data')).toMatchObject({
    EMBEDDED: 'true',
    TEMPORAL_ADDRESS: 'cluster:7233',
    DATABASE_URL: 'mysql://u:p@h/d',
    SMTP_URL: 'smtp://127.0.0.1:4',
    PUBLIC_ORIGIN: 'http://localhost:1',
    API_PORT: '1',
  });
});

test('a server that is named is not started', () => {
  expect(ownServers({})).toEqual({ temporal: true, mailSink: true });
  expect(ownServers({ TEMPORAL_ADDRESS: 'cluster:7233', SMTP_URL: 'smtp://relay' })).toEqual({
    temporal: false,
    // SMS still go to the sink.
    mailSink: true,
  });
});
