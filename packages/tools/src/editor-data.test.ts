import { expect, test } from 'vitest';
import { type ElementsOfPackage, codeDataOf, webTypesOf } from './editor-data.ts';

const widget = {
  tagName: 'portico-list',
  summary: 'A list.',
  superclass: { name: 'PorticoWidget' },
  attributes: [
    { name: 'whose', description: 'Whose deals.', type: { text: "'' | 'own' | 'shared'" } },
    { name: 'search', description: 'Words.', type: { text: 'string' } },
    { name: 'review', description: 'Its state.', type: { text: "Review | ''" } },
  ],
  events: [{}, { name: 'portico-open', description: 'One was chosen.' }],
};
const part = { tagName: 'portico-part', superclass: { name: 'PorticoElement' } };
const manifest: ElementsOfPackage = { modules: [{ declarations: [widget, part] }] };

test('Visual Studio Code is told of each widget, its attributes with their values, and its events', () => {
  expect(codeDataOf(manifest)).toEqual({
    version: 1.1,
    tags: [
      {
        name: 'portico-list',
        description: 'A list.\n\n- `portico-open`: One was chosen.',
        attributes: [
          { name: 'whose', description: 'Whose deals.', values: [{ name: 'own' }, { name: 'shared' }] },
          { name: 'search', description: 'Words.' },
          { name: 'review', description: 'Its state.' },
        ],
      },
    ],
  });
});

test('the editors of JetBrains are told the same, events as events, under the package’s name and version', () => {
  expect(webTypesOf(manifest, { name: '@portico/widgets', version: '1.2.3' })).toEqual({
    name: '@portico/widgets',
    version: '1.2.3',
    'description-markup': 'markdown',
    contributions: {
      html: {
        elements: [
          {
            name: 'portico-list',
            description: 'A list.',
            attributes: [
              { name: 'whose', description: 'Whose deals.', value: { type: '"own" | "shared"' } },
              { name: 'search', description: 'Words.', value: { type: 'string' } },
              { name: 'review', description: 'Its state.', value: { type: 'string' } },
            ],
            js: { events: [{ name: 'portico-open', description: 'One was chosen.' }] },
          },
        ],
      },
    },
  });
});
