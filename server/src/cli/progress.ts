import type { Terminal } from './command.ts';

const EVERY_MS = 200;

/** Says how far a long work is, on one line that is written over and over; nothing when nobody watches. */
export function progressOn(terminal: Terminal): (text: string | null) => void {
  if (!process.stderr.isTTY) return () => undefined;
  let last = 0;
  return (text) => {
    if (text !== null && performance.now() - last < EVERY_MS) return;
    last = performance.now();
    terminal.err(`\r\u001B[2K${text ?? ''}`);
  };
}
