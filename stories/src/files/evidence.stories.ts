import { createFakePortal } from '@portico/runtime/testing';
import { define } from '@portico/ui/define';
import { PorticoEvidence } from '@portico/widgets/files/evidence';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import { answeredBy, inPortal } from '../in-portal.ts';
import { drawn, inside } from '../inside.ts';

define(PorticoEvidence);

const kept = [
  {
    id: 'file_1',
    name: 'Minutes of the visit in Lyon.pdf',
    type: 'application/pdf',
    bytes: 182_000,
    sha256: '',
    uploadedAt: '2026-11-20T10:00:00.000Z',
  },
  {
    id: 'file_2',
    name: 'Quotation 2026-118 for Hagen & Söhne GmbH, three hundred city bikes with service.pdf',
    type: 'application/pdf',
    bytes: 2_400_000,
    sha256: '',
    uploadedAt: '2026-11-20T10:00:00.000Z',
  },
];

type Args = Pick<PorticoEvidence, 'label' | 'help' | 'readonly' | 'ids'>;

const meta: Meta<Args> = {
  title: 'Files/Evidence',
  component: PorticoEvidence.tag,
  args: { label: 'Evidence', help: 'Minutes, a quotation, a letter.', readonly: false, ids: [] },
  ...answeredBy(() => createFakePortal({ 'files.list': kept })),
  render: ({ label, help, readonly, ids }, context) =>
    inPortal(
      context,
      html`<portico-evidence
        label=${label}
        help=${help}
        ?readonly=${readonly}
        .ids=${ids}
      ></portico-evidence>`,
    ),
};
export default meta;
type Story = StoryObj<Args>;

/** Nothing chosen yet: what helps, and what is taken. */
export const Empty: Story = {};

const listed: NonNullable<Story['play']> = async ({ canvasElement }) => {
  const evidence = drawn(canvasElement, 'portico-evidence');
  await waitFor(() => expect(inside(evidence, 'ul')).toHaveTextContent('Minutes of the visit'));
};

/** Two files, one with a long name; each is downloaded or taken out by its own button. */
export const WithFiles: Story = { args: { ids: ['file_1', 'file_2'] }, play: listed };

/** Shown to somebody who may only read. */
export const ReadOnly: Story = { args: { ids: ['file_1', 'file_2'], readonly: true }, play: listed };
