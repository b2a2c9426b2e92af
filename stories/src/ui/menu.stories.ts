import { define } from '@portico/ui/define';
import { closeIcon, fileIcon, searchIcon } from '@portico/ui/icon/icons';
import { PorticoMenu } from '@portico/ui/menu/menu';
import type { MenuSelectEvent } from '@portico/ui/menu/menu-select-event';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, fn, userEvent, waitFor } from 'storybook/test';
import { drawn, inside } from '../inside.ts';

define(PorticoMenu);

const items = [
  { id: 'open', label: 'Open deal', icon: searchIcon },
  { id: 'copy', label: 'Copy number', icon: fileIcon },
  { id: 'assign', label: 'Assign to somebody', disabled: true },
  { id: 'withdraw', label: 'Withdraw registration', icon: closeIcon, danger: true },
];

const chosen = fn(({ id }: MenuSelectEvent) => id);

const meta: Meta<PorticoMenu> = {
  title: 'Elements/Menu',
  component: PorticoMenu.tag,
  parameters: { docs: { story: { inline: false, height: '240px' } } },
  args: { label: 'Actions for Nordwind', items },
  render: ({ label, items: actions }) =>
    html`<portico-menu
      label=${label ?? ''}
      .items=${actions ?? []}
      @portico-select=${chosen}
    ></portico-menu>`,
};
export default meta;
type Story = StoryObj<PorticoMenu>;

async function open(canvas: HTMLElement): Promise<PorticoMenu> {
  const menu = drawn(canvas, 'portico-menu');
  inside(menu, 'button.anchor').click();
  await waitFor(() => expect(inside(menu, '.anchor')).toHaveAttribute('aria-expanded', 'true'));
  return menu;
}

export const Closed: Story = {
  play: async ({ canvasElement }) => {
    const anchor = inside(drawn(canvasElement, 'portico-menu'), '.anchor');
    await expect(anchor).toHaveAccessibleName('Actions for Nordwind');
    await expect(anchor).toHaveAttribute('aria-expanded', 'false');
  },
};

/** The most used first, the dangerous last. Arrows, Home, End and first letters move. */
export const Open: Story = {
  play: async ({ canvasElement }) => {
    const menu = await open(canvasElement);
    const words = (): string | undefined => menu.shadowRoot?.activeElement?.textContent?.trim();
    await expect(words()).toBe('Open deal');
    await userEvent.keyboard('{ArrowUp}');
    await expect(words()).toBe('Withdraw registration');
    await userEvent.keyboard('c');
    await expect(words()).toBe('Copy number');
  },
};

/** A choice is told, and the focus goes back to the button. */
export const Chosen: Story = {
  play: async ({ canvasElement }) => {
    chosen.mockClear();
    const menu = await open(canvasElement);
    await userEvent.keyboard('{End}{Enter}');
    await expect(chosen).toHaveReturnedWith('withdraw');
    await expect(menu.shadowRoot?.activeElement).toBe(inside(menu, '.anchor'));
  },
};

export const DisabledItem: Story = {
  play: async ({ canvasElement }) => {
    chosen.mockClear();
    const menu = await open(canvasElement);
    inside(menu, '[aria-disabled]').click();
    await expect(chosen).not.toHaveBeenCalled();
  },
};

/** With words of its own instead of dots. */
export const WithWords: Story = {
  render: () => html`<portico-menu .items=${items}><span>Maria Berg</span></portico-menu>`,
  play: async ({ canvasElement }) => {
    await expect(inside(drawn(canvasElement, 'portico-menu'), '.anchor')).not.toHaveAttribute('aria-label');
  },
};

export const LongGerman: Story = {
  globals: { viewport: { value: 'phone', isRotated: false } },
  args: {
    items: [
      { id: 'a', label: 'Zusätzliche Informationen vom Vertriebspartner anfordern' },
      { id: 'b', label: 'Registrierung unwiderruflich zurückziehen', danger: true },
    ],
  },
  play: async ({ canvasElement }) => {
    const menu = await open(canvasElement);
    const list = inside(menu, '[part=list]').getBoundingClientRect();
    await expect(list.right).toBeLessThanOrEqual(innerWidth);
  },
};

export const RightToLeft: Story = {
  ...Open,
  play: async ({ canvasElement }) => void (await open(canvasElement)),
  globals: { direction: 'rtl' },
};
export const Dark: Story = { ...Open, globals: { theme: 'dark' } };
export const HighContrast: Story = { ...Open, globals: { contrast: 'more' } };
