import { expect, test } from 'vitest';
import { tidyManifest } from './manifest.ts';

test('an element gets the tag of its class, without what is not for its users; other modules are left out', () => {
  const manifest = {
    modules: [
      { path: 'src/define.ts', declarations: [{ kind: 'function', name: 'define' }] },
      {
        path: 'src/field/field.ts',
        declarations: [
          {
            kind: 'class',
            name: 'PorticoField',
            members: [
              { kind: 'field', name: 'tag', static: true, default: "'portico-field'" },
              { kind: 'field', name: 'label' },
              { kind: 'method', name: 'onKey', privacy: 'protected' },
              { kind: 'method', name: 'render' },
            ],
          },
        ],
      },
    ],
  };
  expect(tidyManifest(manifest).modules).toEqual([
    {
      path: 'src/field/field.ts',
      declarations: [
        {
          kind: 'class',
          name: 'PorticoField',
          members: [{ kind: 'field', name: 'label' }],
          tagName: 'portico-field',
          customElement: true,
        },
      ],
    },
  ]);
});

test('every widget has the attributes and custom properties that the embed script and the tokens read, besides its own', () => {
  const widget = {
    kind: 'class',
    name: 'PorticoDealList',
    superclass: { name: 'PorticoWidget' },
    attributes: [{ name: 'review' }],
    cssProperties: [{ name: '--portico-list-only' }],
    members: [{ kind: 'field', name: 'tag', static: true, default: "'portico-deal-list'" }],
  };
  const { modules } = tidyManifest({
    modules: [{ path: 'src/deals/deal-list.ts', declarations: [widget] }],
  });
  expect(modules[0]?.declarations?.[0]).toMatchObject({
    attributes: ['review', 'theme', 'contrast', 'isolation', 'sign-in'].map((name) => ({ name })),
    cssProperties: [
      'list-only',
      'accent-9',
      'on-accent',
      'text',
      'surface',
      'surface-raised',
      'border-strong',
      'border-button',
      'radius',
      'radius-card',
      'font',
    ].map((name) => ({ name: `--portico-${name}` })),
  });
});
