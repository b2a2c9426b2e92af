const counts = new Int8Array(1024);

/** Share of pairs of letters that two texts have in common (Dice), spaces left out. */
export function letterLikeness(a: string, b: string): number {
  if (a === b) return 1;
  const pairs = Math.max(1, a.length - 1 + b.length - 1);
  for (let i = 0; i + 1 < a.length; i += 1) {
    const slot = pairSlot(a, i);
    counts[slot] = (counts[slot] ?? 0) + 1;
  }
  let shared = 0;
  for (let i = 0; i + 1 < b.length; i += 1) {
    const slot = pairSlot(b, i);
    const left = counts[slot] ?? 0;
    if (left <= 0) continue;
    shared += 1;
    counts[slot] = left - 1;
  }
  for (let i = 0; i + 1 < a.length; i += 1) counts[pairSlot(a, i)] = 0;
  return (2 * shared) / pairs;
}

function pairSlot(text: string, at: number): number {
  return ((text.charCodeAt(at) & 31) << 5) | (text.charCodeAt(at + 1) & 31);
}
