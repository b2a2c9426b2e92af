import { startPostgres } from './postgres.ts';

/**
 * Starts one PostgreSQL server for a Vitest project before its first test file, and gives the way to stop it.
 *
 * Tests find it in `PORTICO_TEST_POSTGRES_URL`; workers started later inherit the variable. Each test file makes a
 * database of its own on it.
 */
export async function setup(): Promise<() => Promise<void>> {
  const server = await startPostgres();
  const before = process.env['PORTICO_TEST_POSTGRES_URL'];
  process.env['PORTICO_TEST_POSTGRES_URL'] = server.url;
  return async () => {
    if (before === undefined) delete process.env['PORTICO_TEST_POSTGRES_URL'];
    await server.stop();
  };
}
