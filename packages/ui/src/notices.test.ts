import { html } from 'lit';
import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { PorticoBadge } from './badge/badge.ts';
import { PorticoEmpty } from './empty/empty.ts';
import { PorticoIcon } from './icon/icon.ts';
import { checkIcon } from './icon/icons.ts';
import { PorticoProblem } from './problem/problem.ts';
import { PorticoSkeleton } from './skeleton/skeleton.ts';
import { draw, faults, inside, settle } from './testing/fixture.ts';
import { PorticoTime } from './time/time.ts';
import { PorticoTimeline } from './timeline/timeline.ts';
import { PorticoToast } from './toast/toast.ts';

test.for(['light', 'dark', 'more'])(
  'words, notices and shapes have no accessibility faults in %s',
  async (look) => {
    const root = document.documentElement;
    if (look === 'more') root.setAttribute('contrast', 'more');
    else root.setAttribute('theme', look);
    await draw(
      [PorticoBadge, PorticoProblem, PorticoEmpty, PorticoSkeleton, PorticoIcon],
      html`<div>
        ${(['neutral', 'info', 'success', 'warning', 'danger'] as const).map((tone) => html`<portico-badge tone=${tone}>Word</portico-badge>`)}
        ${(['danger', 'warning', 'info'] as const).map(
          (tone) =>
            html`<portico-problem
              tone=${tone}
              heading="Not saved"
              detail="The connection was lost."
            ></portico-problem>`,
        )}
        <portico-empty heading="No deals yet" text="Register the first one."></portico-empty>
        <portico-skeleton lines="2"></portico-skeleton>
        <portico-icon .path=${checkIcon} label="Done"></portico-icon>
      </div>`,
    );
    const found = await faults();
    root.removeAttribute('contrast');
    root.removeAttribute('theme');
    expect(found).toEqual([]);
  },
);

test('an icon is decoration, unless it alone says something', async () => {
  const icon = await draw<PorticoIcon>([PorticoIcon], html`<portico-icon .path=${checkIcon}></portico-icon>`);
  expect(icon.shadowRoot?.querySelector('[role=img]')).toBe(null);
  icon.label = 'Done';
  await icon.updateComplete;
  expect(inside(icon, '[role=img]').getAttribute('aria-label')).toBe('Done');
});

test('a problem is read out at once, a piece of information politely', async () => {
  const problem = await draw([PorticoProblem], html`<portico-problem heading="Not saved"></portico-problem>`);
  expect(inside(problem, 'div').getAttribute('role')).toBe('alert');
  problem.setAttribute('tone', 'info');
  await settle();
  expect(inside(problem, 'div').getAttribute('role')).toBe('status');
});

test('white space between tags does not hide the explanation; words do', async () => {
  const empty = await draw<PorticoEmpty>(
    [PorticoEmpty],
    html`<portico-empty heading="No deals yet" text="Register the first one.">
      <a slot="action" href="#new">Register</a>
    </portico-empty>`,
  );
  const words = () => inside(empty, 'p').textContent?.trim();
  expect(words()).toBe('Register the first one.');
  empty.append('Ask your manager.');
  await expect.poll(words).toBe('');
  const problem = await draw(
    [PorticoProblem],
    html`<portico-problem heading="Not saved" detail="The connection was lost."> </portico-problem>`,
  );
  expect(inside(problem, 'p').textContent?.trim()).toBe('The connection was lost.');
});

test('lines of a skeleton never lie on one another, however far they are stretched', async () => {
  const skeleton = await draw(
    [PorticoSkeleton],
    html`<portico-skeleton lines="3" style="block-size: 400px"></portico-skeleton>`,
  );
  const boxes = [...(skeleton.shadowRoot?.querySelectorAll('i') ?? [])].map((line) =>
    line.getBoundingClientRect(),
  );
  expect(boxes).toHaveLength(3);
  expect(boxes.slice(1).every(({ top }, at) => top >= (boxes[at]?.bottom ?? Infinity))).toBe(true);
});

test('the exact time never widens the page', async () => {
  const time = await draw(
    [PorticoTime],
    html`<portico-time
      at="2026-11-20T10:00:00Z"
      style="position: fixed; inset-inline-end: 4px"
    ></portico-time>`,
  );
  const exact = inside(time, '#exact');
  inside(time, 'time').focus();
  await expect.poll(() => getComputedStyle(exact).opacity).toBe('1');
  const { left, right } = exact.getBoundingClientRect();
  expect([left >= 0, right <= innerWidth]).toEqual([true, true]);
  expect(document.documentElement.scrollWidth).toBe(document.documentElement.clientWidth);
});

test('a time says how long ago, and exactly when on focus', async () => {
  const yesterday = new Date(Date.now() - 86_400_000 * 1.5).toISOString();
  const time = await draw([PorticoTime], html`<portico-time .at=${yesterday}></portico-time>`);
  expect(inside(time, 'time').textContent).toBe('yesterday');
  expect(inside<HTMLTimeElement>(time, 'time').dateTime).toBe(yesterday);
  const exact = inside(time, '#exact');
  expect(exact.checkVisibility({ visibilityProperty: true })).toBe(false);
  inside(time, 'time').focus();
  await expect.poll(() => getComputedStyle(exact).opacity).toBe('1');
  expect(exact.textContent).toContain(String(new Date(yesterday).getFullYear()));
  expect(await faults()).toEqual([]);
});

test('a time that cannot be read draws nothing', async () => {
  const time = await draw([PorticoTime], html`<portico-time at="soon"></portico-time>`);
  expect(time.shadowRoot?.querySelector('time')).toBe(null);
});

test('a timeline is a list that tells who, what, why and under which rule', async () => {
  const timeline = await draw(
    [PorticoTimeline],
    html`<portico-timeline
      .entries=${[
        {
          who: 'Maria',
          what: 'approved the deal',
          when: '2026-11-20T10:00:00Z',
          why: 'First in.',
          rule: 'R4',
          href: '#e',
          tone: 'success',
        },
        { who: 'Nordwind', what: 'registered the deal', when: '2026-11-19T10:00:00Z' },
      ]}
    ></portico-timeline>`,
  );
  await settle();
  const entries = [...(timeline.shadowRoot?.querySelectorAll('ol > li') ?? [])];
  expect(entries).toHaveLength(2);
  for (const words of ['Maria', 'approved the deal', 'First in.', 'Rule R4', 'See the evidence'])
    expect(entries[0]?.textContent).toContain(words);
  expect(entries[1]?.textContent).not.toContain('Rule');
  expect(await faults()).toEqual([]);
});

test('a toast is said politely, its action runs once and ends it', async () => {
  const toast = await draw<PorticoToast>([PorticoToast], html`<portico-toast></portico-toast>`);
  const region = inside(toast, '[aria-live=polite]');
  const run = vi.fn();
  toast.show({ text: 'Deal approved', tone: 'success', action: { label: 'Undo', run } });
  await toast.updateComplete;
  await settle();
  expect(region.textContent).toContain('Deal approved');
  expect(await faults()).toEqual([]);
  await userEvent.click(inside(toast, '.toast portico-button'));
  await toast.updateComplete;
  expect(run).toHaveBeenCalledOnce();
  expect(region.textContent).not.toContain('Deal approved');
});

test('a toast goes by itself, a danger stays, and the fourth drops the first', async () => {
  vi.useFakeTimers();
  const toast = await draw<PorticoToast>([PorticoToast], html`<portico-toast></portico-toast>`);
  const texts = () =>
    [...(toast.shadowRoot?.querySelectorAll('.toast > span') ?? [])].map((each) => each.textContent);
  for (const text of ['1', '2', '3']) toast.show({ text });
  toast.show({ text: '4', tone: 'danger' });
  await toast.updateComplete;
  expect(texts()).toEqual(['2', '3', '4']);
  vi.advanceTimersByTime(6000);
  await toast.updateComplete;
  vi.useRealTimers();
  expect(texts()).toEqual(['4']);
});
