import type { KeyRun } from './pair-list.ts';
import { BlockWriter, entriesOf, nosOf } from './posting-block.ts';

const writer = new BlockWriter();

/** A block with more numbers. Both sides ascend by slot. */
export function extendedBlock(block: Uint8Array | undefined, runs: readonly KeyRun[]): Buffer {
  let next = 0;
  for (const entry of entriesOf(block ?? new Uint8Array())) {
    for (let run = runs[next]; run && run.slot < entry.slot; run = runs[(next += 1)])
      writer.add(run.slot, run.nos);
    const same = runs[next];
    if (block && same?.slot === entry.slot) {
      writer.extend(block, entry, same.nos);
      next += 1;
    } else if (block) writer.extend(block, entry, []);
  }
  for (const run of runs.slice(next)) writer.add(run.slot, run.nos);
  return writer.take();
}

/** The block without numbers that are not live, or null when it has none of those. */
export function tidiedBlock(block: Uint8Array, isLive: (no: number) => boolean): Buffer | null {
  let isChanged = false;
  for (const entry of entriesOf(block)) {
    const nos = nosOf(block, entry).filter(isLive);
    isChanged ||= nos.length < entry.count;
    if (nos.length > 0) writer.add(entry.slot, nos);
  }
  const tidied = writer.take();
  return isChanged ? tidied : null;
}
