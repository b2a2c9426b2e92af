import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Fault, type FaultCode, type FaultJson, faultTable } from './fault.ts';

const codes = Object.keys(faultTable) as FaultCode[];
const detail = {
  requestId: 'req-1',
  fields: [{ path: 'claim.contactEmail', key: 'email' }],
  retryAfterSeconds: 30,
  versions: { yours: 1, current: 2 },
};
const overTheWire = (fault: Fault): unknown => JSON.parse(JSON.stringify(fault));

describe('faults', () => {
  it.each(codes)('%s survives the wire with all it carries', (code) => {
    const read = Fault.from(overTheWire(new Fault(code, detail)));
    expect(read).toBeInstanceOf(Fault);
    expect(read.toJSON()).toEqual({ code, ...detail });
    expect(read.status).toBe(faultTable[code].status);
    expect(read.retryable).toBe(faultTable[code].retryable);
    expect(overTheWire(new Fault(code))).toEqual({ code });
  });

  it('have a name and a message of their own and keep the cause for the log', () => {
    const cause = new Error('the table is gone');
    const fault = new Fault('unexpected', {}, { cause });
    expect(fault).toMatchObject({ name: 'Fault', message: 'unexpected', cause });
    expect(new Fault('not_found')).not.toHaveProperty('cause');
  });

  it('tell nothing of their cause, message or stack', () => {
    const fault = new Fault('unexpected', { requestId: 'r' }, { cause: new Error('password=hunter2') });
    expect(overTheWire(fault)).toEqual({ code: 'unexpected', requestId: 'r' });
  });

  it.each([
    null,
    undefined,
    'not_found',
    5,
    [],
    {},
    { code: 'nonsense' },
    { code: 'toString' },
    { code: '__proto__' },
    { code: ['not_found'] },
    { code: 404 },
  ])('%j reads as unexpected', (json) => {
    expect(Fault.from(json).toJSON()).toEqual({ code: 'unexpected' });
  });

  it.each([
    { requestId: 5 },
    { fields: 'contactEmail' },
    { retryAfterSeconds: '30' },
    { versions: { yours: 1 } },
    { versions: null },
    { cause: 'password=hunter2', stack: 'at server.ts:1' },
  ])('details that are not a fault’s are dropped: %j', (wrong) => {
    expect(Fault.from({ code: 'stale_edit', ...wrong }).toJSON()).toEqual({ code: 'stale_edit' });
  });

  it('keep the fields that name a place and a key', () => {
    const right = { path: 'a', key: 'required' };
    const fields = [right, null, 'a', { path: 'b' }, { path: 'c', key: 5 }];
    expect(Fault.from({ code: 'bad_input', fields }).detail.fields).toEqual([right]);
  });

  it('are read from any JSON without throwing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.record({ code: fc.constantFrom(...codes) })), (json) => {
        const read: FaultJson = Fault.from(json).toJSON();
        expect(codes).toContain(read.code);
      }),
    );
  });

  it.each(codes)('%s has the status its meaning asks for', (code) => {
    const { status, retryable } = faultTable[code];
    expect(status === 0 || (status >= 400 && status < 600)).toBe(true);
    if (status === 0 || status === 429 || status >= 500) expect(retryable).toBe(true);
  });
});
