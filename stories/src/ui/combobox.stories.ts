import { PorticoCombobox, type Search } from '@portico/ui/combobox/combobox';
import { define } from '@portico/ui/define';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import { drawn, inside } from '../inside.ts';

define(PorticoCombobox);

const partners = [
  { value: '1', label: 'Nordwind Systems AS', detail: 'Oslo, Norway' },
  { value: '2', label: 'Alpenland Systemhaus GmbH', detail: 'Innsbruck, Austria' },
  { value: '3', label: 'Münchner Datenwerk AG', detail: 'München, Germany' },
  { value: '4', label: 'Rive Gauche Informatique SARL', detail: 'Paris, France' },
  { value: '5', label: 'Paused partner', disabled: true },
];

const meta: Meta<PorticoCombobox> = {
  title: 'Elements/Combobox',
  component: PorticoCombobox.tag,
  parameters: { narrow: true },
  args: { label: 'Partner', name: 'partner', options: partners, placeholder: 'Type a name or a city' },
};
export default meta;
type Story = StoryObj<PorticoCombobox>;

/** Found by name or city, without accents; arrows move, Enter chooses. */
export const Empty: Story = {
  play: async ({ canvasElement }) => {
    const combobox = drawn(canvasElement, 'portico-combobox');
    const input = inside<HTMLInputElement>(combobox, 'input');
    await userEvent.type(input, 'munch{ArrowDown}');
    await expect(input).toHaveAttribute('aria-activedescendant', 'option-0');
    await userEvent.keyboard('{Enter}');
    await expect(combobox.value).toBe('3');
    await expect(input).toHaveValue('Münchner Datenwerk AG');
    await expect(input).toHaveAttribute('aria-expanded', 'false');
  },
};

export const Filled: Story = { args: { value: '1' } };

/** The list as it stands open. */
export const Open: Story = {
  parameters: { docs: { story: { inline: false, height: '360px' } } },
  args: { value: '2' },
  play: async ({ canvasElement }) => {
    const combobox = drawn(canvasElement, 'portico-combobox');
    await userEvent.click(inside(combobox, '.box'));
    await expect(combobox.shadowRoot?.querySelectorAll('[role=option]')).toHaveLength(5);
    await expect(inside(combobox, '[aria-selected=true]')).toHaveTextContent('Alpenland');
  },
};

export const NothingFound: Story = {
  parameters: { docs: { story: { inline: false, height: '200px' } } },
  play: async ({ canvasElement }) => {
    const combobox = drawn(canvasElement, 'portico-combobox');
    await userEvent.type(inside(combobox, 'input'), 'zzz');
    await expect(inside(combobox, '[part=list]')).toHaveTextContent('Nothing found. Try fewer letters.');
  },
};

const onServer: Search = (text) =>
  Promise.resolve(partners.filter(({ label }) => label.toLowerCase().includes(text.toLowerCase())));

/** The list is on the server: asked when typing pauses. */
export const Searching: Story = {
  args: { options: [], search: onServer },
  parameters: { docs: { story: { inline: false, height: '300px' } } },
  play: async ({ canvasElement }) => {
    const combobox = drawn(canvasElement, 'portico-combobox');
    await userEvent.type(inside(combobox, 'input'), 'alp');
    await expect(inside(combobox, '[part=list]')).toHaveTextContent('Searching…');
    await waitFor(() => expect(inside(combobox, '[role=option]')).toHaveTextContent('Alpenland'));
  },
};

export const SearchFailed: Story = {
  args: { options: [], search: () => Promise.reject(new Error('no line')) },
  parameters: { docs: { story: { inline: false, height: '200px' } } },
  play: async ({ canvasElement }) => {
    const combobox = drawn(canvasElement, 'portico-combobox');
    await userEvent.type(inside(combobox, 'input'), 'alp');
    await waitFor(() =>
      expect(inside(combobox, '[role=alert]')).toHaveTextContent('The search did not work.'),
    );
  },
};

/** Takes a text that is in no list, and says so. */
export const Custom: Story = {
  args: { label: 'Who else is in the race?', custom: true, options: partners.slice(0, 2) },
  parameters: { docs: { story: { inline: false, height: '200px' } } },
  play: async ({ canvasElement }) => {
    const combobox = drawn(canvasElement, 'portico-combobox');
    await userEvent.type(inside(combobox, 'input'), 'Initech');
    await expect(combobox.value).toBe('Initech');
    await expect(inside(combobox, '[part=list]')).toHaveTextContent('It is taken as you wrote it.');
  },
};

/** Esc closes the list, then clears the choice. */
export const Cleared: Story = {
  args: { value: '1' },
  play: async ({ canvasElement }) => {
    const combobox = drawn(canvasElement, 'portico-combobox');
    const input = inside(combobox, 'input');
    await userEvent.click(input);
    await expect(input).toHaveAttribute('aria-expanded', 'true');
    await userEvent.keyboard('{Escape}');
    await expect(combobox.value).toBe('1');
    await userEvent.keyboard('{Escape}');
    await expect(combobox.value).toBe('');
  },
};

export const WithError: Story = { args: { required: true, error: 'Choose one of the partners.' } };
export const Disabled: Story = { args: { value: '1', disabled: true } };
export const Readonly: Story = { args: { value: '1', readonly: true } };

export const InAForm: Story = {
  render: () =>
    html`<form>
      <portico-combobox label="Partner" name="partner" value="4" .options=${partners}></portico-combobox>
    </form>`,
  play: async ({ canvasElement }) => {
    const combobox = drawn(canvasElement, 'portico-combobox');
    await expect(new FormData(combobox.form ?? undefined).get('partner')).toBe('4');
  },
};

/** Ninety letters, on a phone. */
export const Overfull: Story = {
  globals: { viewport: { value: 'phone', isRotated: false }, locale: 'de' },
  tags: ['!autodocs'],
  args: {
    label: 'Vertriebspartner für diese Region',
    placeholder: '',
    options: [
      {
        value: 'x',
        label:
          'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesellschaft Süddeutschland mbH & Co. KG',
        detail: 'Garmisch-Partenkirchen, Deutschland',
      },
    ],
  },
  play: async ({ canvasElement }) => {
    const combobox = drawn(canvasElement, 'portico-combobox');
    await userEvent.click(inside(combobox, '.box'));
    const list = inside(combobox, '[part=list]').getBoundingClientRect();
    await expect(list.right).toBeLessThanOrEqual(innerWidth);
    await expect(list.left).toBeGreaterThanOrEqual(0);
  },
};

export const RightToLeft: Story = {
  args: { label: 'الشريك', placeholder: '', value: 'a', options: [{ value: 'a', label: 'شركة الشمال' }] },
  globals: { direction: 'rtl' },
};
export const Dark: Story = { ...Open, globals: { theme: 'dark' } };
export const HighContrast: Story = { ...Open, globals: { contrast: 'more' } };
