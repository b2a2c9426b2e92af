import type { Measure } from '../../measure.ts';
import { Browser } from './devtools.ts';
import type { LineModel } from './network.ts';
import type { Stage } from './stage.ts';
import { type AskedFor, type Visit, visit } from './visit.ts';

const lines: readonly LineModel[] = [
  { name: 'fast', roundTripMs: 60, bitsPerSecond: 9_000_000, slowdown: 1 },
  { name: 'slow', roundTripMs: 150, bitsPerSecond: 1_600_000, slowdown: 4 },
];
const roundsDefault = 5;
const frameRatioMax = 0.65;
const taskMsMax = 50;
const roundTripsMax = 2;

/** Two moments that follow each other closer than this have nothing between them that had to travel. */
const atOnceSeconds = 0.02;

type Kind = 'element' | 'frame';
type Visits = Record<Kind, { cold: Visit[]; warm: Visit[] }>;

/**
 * How long a page takes until its form can be used, ours in the page beside the same form in a frame: medians of rounds in
 * which both take turns, with an empty cache and with a filled one, on two modelled lines.
 *
 * `PORTICO_BENCH_ROUNDS` (5) says how many rounds.
 */
export async function measureTime(stage: Stage): Promise<Measure[]> {
  const rounds = Number(process.env['PORTICO_BENCH_ROUNDS'] ?? roundsDefault);
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error('PORTICO_BENCH_ROUNDS is a number of rounds.');
  const measures: Measure[] = [];
  for (const model of lines)
    measures.push(...measuresOf(model.name, await visitInTurns(stage, model, rounds)));
  return measures;
}

async function visitInTurns(stage: Stage, model: LineModel, rounds: number): Promise<Visits> {
  const visits: Visits = { element: { cold: [], warm: [] }, frame: { cold: [], warm: [] } };
  const browser = await Browser.start();
  const line = await stage.connect(model);
  try {
    for (let round = 0; round <= rounds; round += 1) {
      for (const kind of ['element', 'frame'] as const) {
        const { browserContextId: context } = await browser.send<{ browserContextId: string }>(
          'Target.createBrowserContext',
        );
        const address = `${stage.host}/${kind}`;
        for (const cache of ['cold', 'warm'] as const) {
          line.forget();
          const seen = await visit(browser, { context, address, slowdown: model.slowdown });
          // The first round warms up the browser and the server.
          if (round > 0) visits[kind][cache].push(seen);
        }
        await browser.send('Target.disposeBrowserContext', { browserContextId: context });
      }
    }
    return visits;
  } finally {
    await line.close();
    await browser.close();
  }
}

function measuresOf(name: string, { element, frame }: Visits): Measure[] {
  const id = (what: string) => `embed.${name}.${what}`;
  const all = [...element.cold, ...element.warm];
  const timed = (['cold', 'warm'] as const).flatMap((cache): Measure[] => {
    const [own, framed] = [element[cache], frame[cache]];
    const interactive = (visits: readonly Visit[]) => median(visits.map((one) => one.interactive));
    const personal = (visits: readonly Visit[]) => median(visits.map((one) => one.personal));
    return [
      { id: id(`${cache}.interactive`), value: interactive(own), unit: 'ms', ok: true },
      { id: id(`${cache}.frame.interactive`), value: interactive(framed), unit: 'ms', ok: true },
      within(
        id(`${cache}.interactive-to-frame`),
        [interactive(own) / interactive(framed), '×'],
        frameRatioMax,
      ),
      { id: id(`${cache}.personalised`), value: personal(own), unit: 'ms', ok: true },
      {
        id: id(`${cache}.personalised-to-frame`),
        value: personal(own) / personal(framed),
        unit: '×',
        ok: true,
      },
    ];
  });
  const most = (figure: (one: Visit) => number, visits = all) => Math.max(...visits.map(figure));
  return [
    ...timed,
    within(id('preflights-to-interactive'), [most((one) => preflights(one, one.interactive)), 'requests'], 0),
    within(id('preflights-to-personalised'), [most((one) => preflights(one, one.personal)), 'requests'], 0),
    {
      id: id('round-trips-of-data-to-personalised'),
      value: most((one) => roundTrips(one, isData), element.cold),
      unit: 'serial',
      goal: roundTripsMax,
      ok: most((one) => roundTrips(one, isData), element.cold) <= roundTripsMax,
    },
    {
      id: id('round-trips-after-html-to-personalised'),
      value: most((one) => roundTrips(one, () => true), element.cold),
      unit: 'serial',
      ok: true,
    },
    within(id('longest-task-median'), [median(all.map((one) => one.longestTask)), 'ms'], taskMsMax),
    within(id('layout-shift'), [most(({ shift }) => shift), ''], 0),
  ];
}

function within(id: string, [value, unit]: [number, string], goal: number): Measure {
  return { id, value, unit, goal, ok: value <= goal };
}

/** Requests that only asked whether another may be made, until that many milliseconds after the page was asked for. */
function preflights({ requests }: Visit, until: number): number {
  const start = Math.min(...requests.map(({ from }) => from));
  return requests.filter(({ isPreflight, from }) => isPreflight && from - start < until / 1000).length;
}

const isData = ({ address }: AskedFor): boolean => /\/(trpc|api)\/|\/portico-session$/.test(address);

/** How many requests came one after the other, each begun when the one before was answered, until the first data was there. */
function roundTrips({ requests }: Visit, counts: (one: AskedFor) => boolean): number {
  const data = requests.find(({ address, isPreflight }) => address.includes('/trpc/') && !isPreflight);
  const counted = requests.filter(counts);
  let count = 0;
  for (let step = data; step; step = before(counted, step)) count += 1;
  // The first is the page itself.
  return counts === isData ? count : count - 1;
}

/** The request that was answered last before this one began. */
function before(requests: readonly AskedFor[], { from }: AskedFor): AskedFor | undefined {
  return requests.filter(({ to }) => to <= from + atOnceSeconds).toSorted((a, b) => b.to - a.to)[0];
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
