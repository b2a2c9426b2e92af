/** What the pages of the bench need to know. */
export interface PageFacts {
  /** The vendor's origin. */
  readonly vendor: string;
  /** The site's publishable key. */
  readonly key: string;
}

const tag = 'portico-deal-registration';

/** Says to the one who watches when the form took a letter, when it knows its person, and what the page suffered until then. */
const probe = `
const told = { shift: 0, longestTask: 0 };
const watch = (type, hear) =>
  new PerformanceObserver((list) => list.getEntries().forEach(hear)).observe({ type, buffered: true });
watch('layout-shift', ({ value }) => (told.shift += value));
watch('longtask', ({ duration }) => (told.longestTask = Math.max(told.longestTask, duration)));
const keep = (name, at) => {
  told[name] ??= at - performance.timeOrigin;
  if (told.interactive && told.personal) setTimeout(() => tellBench(JSON.stringify(told)), 500);
};
addEventListener('message', ({ data, origin }) => {
  if (origin === document.querySelector('iframe')?.dataset.from) keep(data.name, data.at);
});
const tell = (name) => {
  const at = performance.timeOrigin + performance.now();
  if (parent === window) keep(name, at);
  else parent.postMessage({ name, at }, location.ancestorOrigins[0]);
};
addEventListener('portico-ready', () => tell('personal'));
const look = () => {
  const root = document.querySelector('${tag}')?.shadowRoot;
  const question = root?.querySelector('input[name=customerName]');
  if (!question) return requestAnimationFrame(look);
  // After the frame that draws it, as a person does: what the page has to do for that is not the probe's to do.
  setTimeout(() => {
    question.focus();
    const took = root.activeElement === question && document.execCommand('insertText', false, 'A');
    requestAnimationFrame(() => (took && question.isConnected && question.value === 'A' ? tell('interactive') : look()));
  });
};
`;

/** Begins to look for the form, on the page that has it. */
const begin = 'requestAnimationFrame(look);';

/** What the snippet brings so that nothing moves before the script is there: the height that `registry.ts` says. */
const place = `<style>${tag}:not(:defined){display:block!important;min-height:1240px!important}</style>`;

/** A partner's page as the quick start has it, with text above and below the widget. */
export function elementPage({ vendor, key }: PageFacts): string {
  return page(
    `<script>${probe}${begin}</script>${place}${loader(vendor, key)}`,
    `<h1>Register a deal</h1><p>With our vendor.</p><${tag}></${tag}><p>Thank you.</p>`,
  );
}

/** The same page with the same form in a frame of the vendor's, whose height is known. */
export function framePage({ vendor }: PageFacts): string {
  return page(
    `<script>${probe}</script>`,
    '<h1>Register a deal</h1><p>With our vendor.</p>' +
      `<iframe width="600" height="1200" data-from="${vendor}" src="${vendor}/bench/framed"></iframe><p>Thank you.</p>`,
  );
}

/** What the frame holds: the same element by the same script, on the vendor's own origin. */
export function framedPage({ vendor, key }: PageFacts): string {
  return page(`<script>${probe}${begin}</script>${loader(vendor, key)}`, `<${tag}></${tag}>`);
}

/** A page of several widgets that nobody watches. */
export function widgetsPage({ vendor, key }: PageFacts, count: number): string {
  return page(loader(vendor, key), `<${tag}></${tag}>`.repeat(count));
}

function loader(vendor: string, key: string): string {
  return (
    `<script type="module" src="${vendor}/embed/v1/portico.js" data-key="${key}" data-locale="en" ` +
    'data-session="/portico-session"></script>'
  );
}

function page(head: string, body: string): string {
  return (
    '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">' +
    `<title>Bench</title><link rel="icon" href="data:,">${head}<body>${body}</body></html>`
  );
}
