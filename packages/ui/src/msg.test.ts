import { afterEach, expect, test, vi } from 'vitest';
import { msg, onLanguage, speak, str } from './msg.ts';

afterEach(() => speak({}));

const count = (is: number, of: number) => msg(str`${is} of ${of} in ${'all'}`, { id: 'test.count' });

test('a text without a table is said as it is written, with its values', () => {
  expect(msg('Close', { id: 'test.close' })).toBe('Close');
  expect(count(3, 9)).toBe('3 of 9 in all');
});

test('a table speaks by id, puts the values where its language wants them, and what it lacks stays as written', () => {
  speak({ 'test.close': 'Schließen', 'test.count': str`Von ${1} sind ${0}` });
  expect(msg('Close', { id: 'test.close' })).toBe('Schließen');
  expect(count(3, 9)).toBe('Von 9 sind 3');
  expect(msg('Open', { id: 'test.open' })).toBe('Open');
});

test('who listens hears of each change of language until it leaves', () => {
  const heard = vi.fn();
  const leave = onLanguage(heard);
  speak({ 'test.close': 'Schließen' });
  leave();
  speak({});
  expect(heard).toHaveBeenCalledTimes(1);
});
