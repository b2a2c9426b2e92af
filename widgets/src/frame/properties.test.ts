import { expect, test, vi } from 'vitest';
import written from '../../custom-elements.json' with { type: 'json' };
import { properties, setProperties, tellProperties } from './properties.ts';

interface Widget {
  tagName: string;
  superclass?: { name: string };
  members: Field[];
}

const manifest = written as unknown as { modules: { declarations: Widget[] }[] };

interface Field {
  kind: string;
  name: string;
  inheritedFrom?: object;
}

test('what may be set on a framed widget is what its manifest lists, and no more', () => {
  const widgets = manifest.modules
    .flatMap(({ declarations }) => declarations)
    .filter(({ superclass }) => superclass?.name === 'PorticoWidget');
  const listed = widgets.map(({ tagName, members }) => {
    const own = members.filter(({ kind, inheritedFrom }) => kind === 'field' && !inheritedFrom);
    return [tagName, own.map(({ name }) => name).toSorted()] as const;
  });
  const here = Object.entries(properties).map(([tag, names]) => [tag, names.toSorted()] as const);
  expect(Object.fromEntries(here)).toEqual(Object.fromEntries(listed));
});

test('what was set before is told once, and arrays and objects whenever they are set', () => {
  const element = document.createElement('portico-framed-list');
  const list = Object.assign(document.createElement('portico-deal-list'), { columns: ['state'] });
  const tell = vi.fn();
  tellProperties(list, tell);
  expect(tell.mock.calls).toEqual([[{ columns: ['state'] }]]);
  Object.assign(list, { columns: ['value', 'number'] });
  expect(tell.mock.lastCall).toEqual([{ columns: ['value', 'number'] }]);
  expect((list as { columns?: unknown }).columns).toEqual(['value', 'number']);
  // A frame that begins anew is told all of it.
  tellProperties(list, tell);
  expect(tell.mock.lastCall).toEqual([{ columns: ['value', 'number'] }]);
  tellProperties(element, tell);
  expect(tell).toHaveBeenCalledTimes(3);
});

test('in the frame nothing is set that is no property of the widget', () => {
  const list = document.createElement('portico-account-check');
  setProperties(list, { customer: { name: 'Hagen' }, innerHTML: '<b>evil</b>', fetchSession: 1 });
  expect(list).toMatchObject({ customer: { name: 'Hagen' }, innerHTML: '' });
  expect('fetchSession' in list).toBe(false);
});
