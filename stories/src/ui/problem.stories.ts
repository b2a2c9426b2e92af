import { PorticoButton } from '@portico/ui/button/button';
import { define } from '@portico/ui/define';
import { PorticoProblem } from '@portico/ui/problem/problem';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect } from 'storybook/test';
import { drawn, inside } from '../inside.ts';

define(PorticoProblem);
define(PorticoButton);

const meta: Meta<PorticoProblem> = {
  title: 'Elements/Problem',
  component: PorticoProblem.tag,
  args: { heading: 'Something went wrong', detail: 'It is our fault, not yours. Try again in a moment.' },
  argTypes: { tone: { control: 'select', options: ['danger', 'warning', 'info'] } },
};
export default meta;
type Story = StoryObj<PorticoProblem>;

/** Read out at once. */
export const Danger: Story = {
  play: async ({ canvasElement }) => {
    await expect(inside(drawn(canvasElement, 'portico-problem'), '[role]')).toHaveAttribute('role', 'alert');
  },
};

export const Warning: Story = {
  args: {
    tone: 'warning',
    heading: 'No connection',
    detail: 'What you typed is kept. It goes on when you are back online.',
  },
};

/** Read out when there is a pause. */
export const Info: Story = {
  args: {
    tone: 'info',
    heading: 'A note from the vendor',
    detail: 'Please name the workload in your next registration.',
  },
  play: async ({ canvasElement }) => {
    await expect(inside(drawn(canvasElement, 'portico-problem'), '[role]')).toHaveAttribute('role', 'status');
  },
};

/** Names the next step. */
export const WithAction: Story = {
  render: ({ heading, detail }) =>
    html`<portico-problem heading=${heading ?? ''} detail=${detail ?? ''}>
      <portico-button slot="action" small>Try again</portico-button>
    </portico-problem>`,
};

export const HeadingOnly: Story = { args: { heading: 'Three answers need a look.', detail: '' } };

export const LongGerman: Story = {
  globals: { viewport: { value: 'phone', isRotated: false } },
  args: {
    heading:
      'Die Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft ist bereits registriert',
    detail:
      'Ein anderer Vertriebspartner hat diesen Kunden zuerst angemeldet. Bitte wenden Sie sich an Ihre Partnerbetreuung, wenn Sie das für einen Irrtum halten.',
  },
  play: async ({ canvasElement }) => {
    const problem = drawn(canvasElement, 'portico-problem');
    await expect(problem.scrollWidth).toBeLessThanOrEqual(problem.clientWidth);
  },
};

export const RightToLeft: Story = {
  args: { heading: 'لا يوجد اتصال', detail: 'تم حفظ ما كتبته.', tone: 'warning' },
  globals: { direction: 'rtl' },
};
export const Dark: Story = { ...WithAction, globals: { theme: 'dark' } };
export const HighContrast: Story = { ...WithAction, globals: { contrast: 'more' } };
