import type { Measure } from '../measure.ts';
import { fromRoot } from '../paths.ts';
import { startPostgres } from '../postgres.ts';
import { runNode } from '../run.ts';

const secondsDefault = 30;
/** Findings printed for each engine; the figure counts all. */
const findingsShown = 10;

/** What a run of the kill loop prints. */
interface KillReport {
  acknowledged: number;
  kills: number;
  findings: string[];
}

/**
 * Four writer processes, killed with SIGKILL at any moment for `PORTICO_BENCH_SECONDS` (30) on each engine, flushing to disk
 * as in service; first handing in deals, then, with clocks that are wrong, granting the same customers. Findings are
 * acknowledged writes that are lost or doubled, rows and events without each other, breaks in the chain, and customers that
 * two partners held at one time; none may be.
 *
 * @throws Error when a loop cannot run, as without PostgreSQL
 */
export async function bench(): Promise<Measure[]> {
  const seconds = Number(process.env['PORTICO_BENCH_SECONDS'] ?? secondsDefault);
  if (!(seconds > 0)) throw new Error('PORTICO_BENCH_SECONDS is a number of seconds.');
  await using server = await startPostgres({ durable: true });
  const engines = {
    sqlite: { PORTICO_ENGINE: 'sqlite', DATABASE_URL: undefined },
    postgres: {
      PORTICO_ENGINE: 'postgres',
      DATABASE_URL: server.url,
      PORTICO_TEST_POSTGRES_URL: server.url,
    },
  };
  const measures: Measure[] = [];
  for (const [engine, env] of Object.entries(engines)) {
    measures.push(...measuresOf(engine, await runLoop(['deals', seconds], env)));
    measures.push(...measuresOf(`grants.${engine}`, await runLoop(['grants', seconds], env)));
  }
  return measures;
}

async function runLoop(
  [about, seconds]: ['deals' | 'grants', number],
  env: Record<string, string | undefined>,
): Promise<KillReport> {
  const run = fromRoot('server/src/chaos/run.ts');
  const { code, output } = await runNode(run, [String(seconds), about], { env });
  const report = code === 0 ? readReport(output.trim().split('\n').at(-1) ?? '') : null;
  if (report === null) throw new Error(`The kill loop did not run to its end:\n${output}`);
  for (const finding of report.findings.slice(0, findingsShown)) process.stdout.write(`${finding}\n`);
  return report;
}

function readReport(text: string): KillReport | null {
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null) return null;
  const { acknowledged, kills, findings } = value as Record<string, unknown>;
  if (typeof acknowledged !== 'number' || typeof kills !== 'number' || !Array.isArray(findings)) return null;
  return { acknowledged, kills, findings: findings.map(String) };
}

/** A loop without a kill or a write has shown nothing, so both must have happened. */
function measuresOf(name: string, { acknowledged, kills, findings }: KillReport): Measure[] {
  return [
    { id: `kill.${name}.acknowledged`, value: acknowledged, unit: 'writes', goal: 1, ok: acknowledged > 0 },
    { id: `kill.${name}.kills`, value: kills, unit: 'kills', goal: 1, ok: kills > 0 },
    {
      id: `kill.${name}.findings`,
      value: findings.length,
      unit: 'findings',
      goal: 0,
      ok: findings.length === 0,
    },
  ];
}
