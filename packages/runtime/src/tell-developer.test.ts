import { sessionFault, type SessionProblem } from '@portico/domain/embed/session-problem';
import { Fault } from '@portico/domain/fault';
import { expect, onTestFinished, test, vi } from 'vitest';
import { tellDeveloper } from './tell-developer.ts';

function heard(): string[] {
  const said: string[] = [];
  const spy = vi.spyOn(console, 'error').mockImplementation((words) => void said.push(String(words)));
  onTestFinished(() => spy.mockRestore());
  return said;
}

test('EM8: each problem of a session is one line in the console, and no two are the same', () => {
  const said = heard();
  const problems: SessionProblem[] = ['wrong_origin', 'expired', 'replayed', 'other_organisation'];
  for (const problem of problems) {
    const fault = sessionFault(problem);
    tellDeveloper(fault);
    tellDeveloper(fault);
  }
  expect(said).toHaveLength(4);
  expect(new Set(said).size).toBe(4);
  expect(said.every((line) => line.startsWith('Portico: '))).toBe(true);
});

test('what the tag lacks and an origin that is not listed are named', () => {
  const said = heard();
  tellDeveloper(new Fault('bad_input', { fields: [{ path: 'data-key', key: 'required' }] }));
  tellDeveloper(new Fault('origin_not_allowed'));
  expect(said[0]).toContain('no data-key');
  expect(said[1]).toContain(location.origin);
  tellDeveloper(new Fault('bad_input', { fields: [{ path: 'data-session', key: 'secret_key' }] }));
  expect(said[2]).toContain('refuses the secret key');
  tellDeveloper(new Fault('bad_input', { fields: [{ path: 'data-key', key: 'secret' }] }));
  expect(said[3]).toContain('has leaked: revoke it');
  tellDeveloper(new Fault('bad_input', { fields: [{ path: 'data-connect', key: 'https://a.example' }] }));
  tellDeveloper(new Fault('bad_input', { fields: [{ path: 'data-blocked', key: 'https://a.example' }] }));
  expect(said[4]).toContain('lacks connect-src https://a.example');
  expect(said[5]).toContain('ad blocker');
  tellDeveloper(new Fault('signed_out', { fields: [{ path: 'sign-in', key: 'closed' }] }));
  expect(said[6]).toContain('same-origin-allow-popups');
});

test('what is no matter of the set-up is not told', () => {
  const said = heard();
  tellDeveloper(new Fault('offline'));
  tellDeveloper(new Fault('bad_input', { fields: [{ path: 'customerName', key: 'required' }] }));
  expect(said).toEqual([]);
});
