import { Command } from 'commander';
import { type Answer, answering, CommandError, orSay, type Terminal, withDatabase } from './command.ts';

const EXAMPLES = `
Works without the server and its database: all it needs is in the files. The portal gives its public keys at
/api/v1/receipt-key; without --key only the receipt itself is checked, not who signed it.
Exit codes: 0 the receipt is genuine, 1 it is not or cannot be read, 2 wrong usage.

Examples:
  curl -o key.pem https://portal.example/api/v1/receipt-key
  pnpm portico receipt verify --receipt receipt.json --key key.pem`;

const ROTATION = `
The keys of before stay at /api/v1/receipt-key, so receipts they signed are proved as before; whoever keeps a copy of that
file fetches it again. A key that somebody else may have read is revoked instead, with revoke-key.

Examples:
  pnpm portico receipt rotate-key`;

const REVOCATION = `
For a key that somebody else may have had. Where it signs now, a new one takes its place at once. What it signed before proves
nothing any more, for whoever has the key chooses the time it names; the portal's own copy of a receipt still tells. Whoever
keeps a copy of /api/v1/receipt-key fetches it again: until then the old copy calls such a receipt genuine.
The id of a key is in each receipt (keyId) and, of the one that signs now, in the answer's header Portico-Key-Id.

Examples:
  pnpm portico receipt revoke-key 0f3a9c51d2e84b67`;

const problems = {
  no_receipt: 'This is no receipt of Portico.',
  changed: 'The receipt was changed: its contents do not fit its hash.',
  forged: 'The signature does not fit: the receipt was not signed with the key it names.',
  other_key: 'The receipt was signed, but not with the key you gave.',
  no_key: 'The key you gave is no Ed25519 public key in PEM.',
} as const;

/** `portico receipt`: what partners hold in hand. */
export function receiptCommand(terminal: Terminal): Command {
  const command = new Command('receipt').description(
    'check receipts of submitted deals, and the key that signs them',
  );
  command
    .command('verify')
    .description('prove a receipt without the portal')
    .requiredOption('--receipt <file>', 'the receipt, JSON as the portal gives it')
    .option('--key <file>', 'the portal’s public keys, PEM')
    .addHelpText('after', EXAMPLES)
    .action(answering(terminal, verify));
  command
    .command('rotate-key')
    .description('make a new key that signs receipts from now on')
    .addHelpText('after', ROTATION)
    .action(answering(terminal, rotateKey));
  command
    .command('revoke-key')
    .description('revoke a key that somebody else may have had; another signs from now on')
    .argument('<key id>')
    .addHelpText('after', REVOCATION)
    .action(answering(terminal, revokeKey));
  return command;
}

async function rotateKey(): Promise<Answer> {
  return withDatabase(async (db) => {
    const { rotateReceiptKey } = await import('../receipts/key.ts');
    const key = await db.write((tx) => rotateReceiptKey(tx));
    return {
      json: key,
      text: `Receipts are signed with key ${key.keyId} from now on. Those of before stay valid.`,
    };
  });
}

async function revokeKey(keyId: string): Promise<Answer> {
  return withDatabase(async (db) => {
    const { revokeReceiptKey } = await import('../receipts/key.ts');
    const { revoked, signsNow } = await orSay(
      `There is no receipt key ${keyId}.`,
      db.write((tx) => revokeReceiptKey(tx, keyId)),
    );
    return {
      json: { ...revoked, signsNow },
      text: `Key ${keyId} was revoked on ${revoked.revokedAt}. Receipts are signed with key ${signsNow}.`,
    };
  });
}

async function verify(options: { receipt: string; key?: string }): Promise<Answer> {
  const [{ readText }, { verifyReceipt }] = await Promise.all([
    import('./files.ts'),
    import('../receipts/verify.ts'),
  ]);
  const document = readJson(await readText(options.receipt));
  const key = options.key === undefined ? undefined : await readText(options.key);
  const verdict = verifyReceipt(document, key);
  if (!verdict.ok)
    throw new CommandError(
      verdict.problem === 'revoked'
        ? `The receipt was signed by a key (${verdict.keyId}) that was revoked on ${verdict.revokedAt}: it proves nothing any more. Ask the portal for its own copy.`
        : problems[verdict.problem],
    );
  const { content, keyId, hash } = verdict.receipt;
  const whose = verdict.pinned
    ? `signed with the key you gave (${keyId})`
    : `signed with key ${keyId}; give the portal's key with --key to know whose it is`;
  return {
    json: { ok: true, pinned: verdict.pinned, keyId, hash, content },
    text: `The receipt is whole: ${content.number} came in at ${content.submittedAt} under policy ${content.policyVersion}, ${whose}.`,
  };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new CommandError(problems.no_receipt);
  }
}
