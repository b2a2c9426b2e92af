/**
 * The text of a CSV file. Spreadsheets write UTF-8, or on Windows its own code page when nobody asks them to; what is no
 * UTF-8 is read as that (WHATWG Encoding, windows-1252).
 */
export async function readText(file: Blob): Promise<string> {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
