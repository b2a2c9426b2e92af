import { Fault } from '@portico/domain/fault';

/**
 * Refuses a request that another site's page sends with a person's cookie. A bearer is never sent by itself, so a request
 * that carries one may come from anywhere.
 *
 * @throws Fault `origin_not_allowed`
 */
export function refuseForeign(request: Request, portalOrigin: string): void {
  const origin = request.headers.get('origin');
  const site = request.headers.get('sec-fetch-site');
  const isForeign =
    (origin !== null && origin !== portalOrigin) ||
    (site !== null && site !== 'same-origin' && site !== 'none');
  if (isForeign && !request.headers.has('authorization')) throw new Fault('origin_not_allowed');
}
