/** What a suite's tests came to. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** The titles of the tests that failed, with the file they stand in. */
  readonly failures: readonly string[];
  /** The titles of the tests that passed on a second try: each is a fault in waiting. */
  readonly flaky: readonly string[];
}

/** The fields we read of Vitest's JSON report. */
export interface VitestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message?: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      /** Those of a first try stay when the second one passes. */
      readonly failureMessages?: readonly string[];
    }[];
  }[];
}

interface PlaywrightSuite {
  readonly title: string;
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs?: readonly {
    readonly title: string;
    readonly file: string;
    readonly tests: readonly { readonly status: string }[];
  }[];
}

/** The fields we read of Playwright's JSON report. */
export interface PlaywrightReport {
  readonly suites: readonly PlaywrightSuite[];
  readonly errors?: readonly { readonly message?: string }[];
}

/** Nothing has run yet. */
export const none: Counts = { passed: 0, failed: 0, skipped: 0, failures: [], flaky: [] };

/** Counts a Vitest report. A file that fails before its first test counts as one failure. */
export function countVitest(report: VitestReport): Counts {
  return report.testResults.map(countFile).reduce(add, none);
}

function countFile({ name, status, message, assertionResults }: VitestReport['testResults'][number]): Counts {
  const failures = assertionResults
    .filter((one) => one.status === 'failed')
    .map((one) => `${name}: ${one.fullName}`);
  if (status === 'failed' && failures.length === 0) failures.push(`${name}: ${message ?? 'the file failed'}`);
  const passed = assertionResults.filter((one) => one.status === 'passed');
  const flaky = passed
    .filter(({ failureMessages = [] }) => failureMessages.length > 0)
    .map((one) => `${name}: ${one.fullName}`);
  const ran = assertionResults.filter((one) => one.status === 'passed' || one.status === 'failed').length;
  return {
    passed: passed.length,
    failed: failures.length,
    skipped: assertionResults.length - ran,
    failures,
    flaky,
  };
}

/** Counts a Playwright report. A test that passed on a second try has passed and is named; an error outside of tests is a failure. */
export function countPlaywright(report: PlaywrightReport): Counts {
  const outside = (report.errors ?? []).map(({ message }) => message ?? 'an error outside of the tests');
  const errors = { ...none, failed: outside.length, failures: outside };
  return report.suites.map(countSuite).reduce(add, errors);
}

function countSuite({ suites = [], specs = [] }: PlaywrightSuite): Counts {
  const counts = specs.flatMap(({ title, file, tests }) =>
    tests.map(({ status }): Counts => {
      if (status === 'skipped') return { ...none, skipped: 1 };
      if (status === 'unexpected') return { ...none, failed: 1, failures: [`${file}: ${title}`] };
      return { ...none, passed: 1, flaky: status === 'flaky' ? [`${file}: ${title}`] : [] };
    }),
  );
  return [...counts, ...suites.map(countSuite)].reduce(add, none);
}

/** Adds the counts of two suites. */
export function add(a: Counts, b: Counts): Counts {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
    failures: [...a.failures, ...b.failures],
    flaky: [...a.flaky, ...b.flaky],
  };
}

/**
 * Judges a suite that has ended: a bad exit code without a failed test is a failure, and so is a suite without any test.
 *
 * Without this a suite that never started would look green.
 */
export function judge(counts: Counts, code: number, name: string): Counts {
  if (counts.failed > 0) return counts;
  if (code !== 0) return add(counts, { ...none, failed: 1, failures: [`${name} ended with code ${code}`] });
  if (counts.passed === 0) return add(counts, { ...none, failed: 1, failures: [`${name} ran no test`] });
  return counts;
}

/** The closing line: `12 passed, 0 failed`, with the skipped ones when there are any. */
export function closingLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
