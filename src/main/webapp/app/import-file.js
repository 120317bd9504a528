/** The most bytes of a file to import, and the most secrets in it. */
export const LARGEST = 15 * 2 ** 20;
export const MOST = 10_000;

/** Countersign's own file: a JWE in its compact form (RFC 7516). */
const SEALED = /^\s*eyJ[\w-]*(\.[\w-]*){4}\s*$/;

/**
 * A file that the member chose, as text. Spreadsheets write windows-1252 or, as "Unicode text", UTF-16; all else is UTF-8.
 * @param {File} file
 * @returns {Promise<{name: string, size: number, text: string, sealed: boolean}>} `sealed` if only its password opens it
 */
export async function readImport(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const text = decode(bytes);
  return { name: file.name, size: file.size, text, sealed: SEALED.test(text) };
}

function decode(bytes) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
