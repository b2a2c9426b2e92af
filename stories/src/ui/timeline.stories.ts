import { define } from '@portico/ui/define';
import { PorticoTimeline, type TimelineEntry } from '@portico/ui/timeline/timeline';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect } from 'storybook/test';
import { drawn } from '../inside.ts';

define(PorticoTimeline);

const ago = (hours: number): string => new Date(Date.now() - hours * 3_600_000).toISOString();

const entries: readonly TimelineEntry[] = [
  {
    who: 'Maria Berg',
    what: 'approved the registration',
    when: ago(3),
    why: 'First in, and complete.',
    rule: 'DM4',
    tone: 'success',
  },
  { who: 'Nordwind Systems', what: 'answered', when: ago(27), href: '#evidence', tone: 'info' },
  {
    who: 'Maria Berg',
    what: 'asked for information',
    when: ago(50),
    why: 'Which workload is this for?',
    tone: 'warning',
  },
  { who: 'Nordwind Systems', what: 'submitted the registration', when: ago(75), tone: 'info' },
];

const meta: Meta<PorticoTimeline> = {
  title: 'Elements/Timeline',
  component: PorticoTimeline.tag,
  args: { entries },
};
export default meta;
type Story = StoryObj<PorticoTimeline>;

/** Who did what, when, why, under which rule; the evidence one click away. */
export const Typical: Story = {
  play: async ({ canvasElement }) => {
    const lines = drawn(canvasElement, 'portico-timeline').shadowRoot?.querySelectorAll('ol > li') ?? [];
    await expect(lines).toHaveLength(4);
    await expect(lines[0]).toHaveTextContent('Maria Berg approved the registration');
    await expect(lines[0]).toHaveTextContent('Rule DM4');
    await expect(lines[1]?.querySelector('a')).toHaveAttribute('href', '#evidence');
  },
};

export const OneEntry: Story = { args: { entries: entries.slice(-1) } };

/** Nothing happened yet: no line, no dot. */
export const Empty: Story = {
  args: { entries: [] },
  play: async ({ canvasElement }) => {
    await expect(drawn(canvasElement, 'portico-timeline').shadowRoot?.querySelectorAll('li')).toHaveLength(0);
  },
};

export const AllTones: Story = {
  args: {
    entries: (['neutral', 'info', 'success', 'warning', 'danger'] as const).map((tone, at) => ({
      who: 'The portal',
      what: `recorded something of the tone ${tone}`,
      when: ago(at),
      tone,
    })),
  },
};

export const Overfull: Story = {
  globals: { viewport: { value: 'phone', isRotated: false }, locale: 'de' },
  tags: ['!autodocs'],
  args: {
    entries: [
      {
        who: 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesellschaft Süddeutschland mbH & Co. KG',
        what: 'hat die Registrierung unter Vorbehalt einer späteren Prüfung zurückgezogen',
        when: ago(2000),
        why: 'Der Kunde hat sein Beschaffungsvorhaben bis auf Weiteres ausgesetzt. '.repeat(4),
        rule: 'DM7',
        href: '#evidence',
      },
      ...entries,
    ],
  },
  play: async ({ canvasElement }) => {
    const timeline = drawn(canvasElement, 'portico-timeline');
    await expect(timeline.scrollWidth).toBeLessThanOrEqual(timeline.clientWidth);
    await expect(timeline.shadowRoot?.textContent).toContain('Regel DM7');
  },
};

export const RightToLeft: Story = {
  args: {
    entries: [
      { who: 'ماريا', what: 'وافقت على التسجيل', when: ago(3), tone: 'success' },
      ...entries.slice(1),
    ],
  },
  globals: { direction: 'rtl' },
};
export const Dark: Story = { ...Typical, globals: { theme: 'dark' } };
export const HighContrast: Story = { ...Typical, globals: { contrast: 'more' } };
