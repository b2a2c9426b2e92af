import { expect, test, vi } from 'vitest';
import { keepForm } from './kept-form.ts';

test('what was typed comes back after a reload, and one person’s form is not another’s', () => {
  keepForm<{ name: string }>('deal:user_1').write({ name: 'Acme' });
  expect(keepForm('deal:user_1').read()).toEqual({ name: 'Acme' });
  expect(keepForm('deal:user_2').read()).toBeNull();
  keepForm('deal:user_1').clear();
  expect(keepForm('deal:user_1').read()).toBeNull();
});

test('something unreadable or no storage at all is as if nothing was kept', () => {
  sessionStorage.setItem('portico:broken', '{');
  expect(keepForm('broken').read()).toBeNull();
  const blocked = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('denied', 'SecurityError');
  });
  expect(() => keepForm('blocked').write({})).not.toThrow();
  blocked.mockRestore();
});
