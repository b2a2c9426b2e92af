/**
 * The text of a CSV file. Spreadsheets write UTF-8, UTF-16 with its mark in front, or on Windows their own code page when
 * nobody asks them to; what is none of these is read as that one (WHATWG Encoding, windows-1252). A file with a NUL byte is
 * no text at all: it is read as the UTF-8 it is not, which the check refuses.
 */
export async function readText(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder(bytes.includes(0) ? 'utf-8' : 'windows-1252').decode(bytes);
  }
}
