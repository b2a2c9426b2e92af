import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { clientAddress } from './client-address.ts';
import type { HttpEnv } from './headers.ts';

async function seen(proxies: number, forwarded?: string): Promise<string> {
  const app = new Hono<HttpEnv>().get('/', (c) => c.text(clientAddress(c, proxies)));
  const headers: Record<string, string> = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  const answer = await app.request('/', { headers }, { incoming: { socket: { remoteAddress: '10.0.0.1' } } });
  return answer.text();
}

describe('the address attempts are counted by', () => {
  it('is the socket’s without proxies, whatever a caller writes', async () => {
    expect(await seen(0, '203.0.113.9')).toBe('10.0.0.1');
  });

  it('is what the outermost proxy of our own saw; what stands left of it counts for nothing', async () => {
    expect(await seen(1, '198.51.100.7, 203.0.113.9')).toBe('203.0.113.9');
    expect(await seen(2, '198.51.100.7, 203.0.113.9, 10.1.1.1')).toBe('203.0.113.9');
  });

  it('is the socket’s when the header is not there or too short', async () => {
    expect(await seen(1)).toBe('10.0.0.1');
    expect(await seen(2, '203.0.113.9')).toBe('10.0.0.1');
  });
});
