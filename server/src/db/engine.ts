/** The two databases Portico runs on. */
export type Engine = 'sqlite' | 'postgres';

/**
 * Which of them this process uses, decided once at start: PostgreSQL when `DATABASE_URL` names one, SQLite otherwise.
 * `PORTICO_ENGINE` says it outright for tools that have no database at hand, as the migration generator.
 */
export const engine: Engine = chosenEngine(process.env['PORTICO_ENGINE'], process.env['DATABASE_URL']);

function chosenEngine(named: string | undefined, url: string | undefined): Engine {
  if (named === 'postgres' || named === 'sqlite') return named;
  return /^postgres(ql)?:/.test(url ?? '') ? 'postgres' : 'sqlite';
}
