import type { Client } from '@portico/runtime/client';

/**
 * Fetches the signed receipt of a deal and hands it to the browser as a file, `receipt-D-2026-000123.json`: what
 * `pnpm portico receipt verify` proves without the portal.
 *
 * @throws Fault as the client's calls do
 */
export async function saveReceipt(
  client: Client,
  { id, number }: { id: string; number: string | null },
): Promise<void> {
  const receipt = await client.deals.receipt.query({ dealId: id });
  const text = `${JSON.stringify(receipt, null, 2)}\n`;
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const download = `receipt-${number ?? id}.json`;
  Object.assign(document.createElement('a'), { href: address, download }).click();
  // The browser has taken hold of it by the next turn.
  setTimeout(() => URL.revokeObjectURL(address));
}
