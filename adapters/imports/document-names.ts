const slash = 0x2f
const [open, close, backslash] = [0x28, 0x29, 0x5c]
const less = 0x3c
/** White space and delimiters (ISO 32000-2, section 7.2.3): any of them ends a name. */
const isEnd = (byte: number | undefined): boolean => byte === undefined || byte <= 0x20 || '()<>[]{}/%'.includes(String.fromCharCode(byte))

/**
 * Every name (section 7.3.5) in a document that was written anew by a writer of ours: objects one by one, packed in nothing, each where the table at the
 * end says. What a name hides behind (an object stream, an escape, a lock) is gone by then. The bytes of streams are not looked into, and neither are texts.
 * Throws where there is no such table: what nobody can look through holds anything.
 */
export const namesIn = (document: Buffer): ReadonlySet<string> => {
  const names = new Set<string>()
  for (const [, place] of tableIn(document).matchAll(/^(\d{10}) \d{5} n/gm)) namesAt(document, Number(place), names)
  return names
}

/** Where the objects lie. Behind it stands what whoever made the document wrote there, a second table too: so its place is taken from the last line. */
const tableIn = (document: Buffer): string => {
  const place = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(document.toString('latin1', Math.max(0, document.length - 64)))?.[1]
  const table = place === undefined ? '' : document.toString('latin1', Number(place))
  if (!table.startsWith('xref')) throw new Error('the document was not written to its end')
  return table
}

const namesAt = (document: Buffer, from: number, names: Set<string>): void => {
  for (let at = from; at < document.length;) {
    const byte = document[at]
    if (byte === slash) {
      const begins = ++at
      while (!isEnd(document[at])) at++
      names.add(document.toString('latin1', begins, at))
    } else if (byte === open) at = textEnd(document, at)
    else if (byte === less && document[at + 1] !== less) at = placeAfter(document, '>', at)
    else if (byte === less) at += 2
    else if (startsWith(document, 'stream', at) || startsWith(document, 'endobj', at)) return
    else at++
  }
}

const startsWith = (document: Buffer, word: string, at: number): boolean =>
  document[at] === word.charCodeAt(0) && document.toString('latin1', at, at + word.length) === word

const placeAfter = (document: Buffer, sign: string, at: number): number => {
  const found = document.indexOf(sign, at)
  return found < 0 ? document.length : found + 1
}

/** Behind the bracket that closes a text: brackets in it come in pairs, or behind a backslash (section 7.3.4.2). */
const textEnd = (document: Buffer, from: number): number => {
  let depth = 0
  for (let at = from; at < document.length; at++) {
    const byte = document[at]
    if (byte === backslash) at++
    else if (byte === open) depth++
    else if (byte === close && --depth === 0) return at + 1
  }
  return document.length
}
