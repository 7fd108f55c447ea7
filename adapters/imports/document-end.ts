import type { Incoming } from './incoming.ts'

/** The mark of the end stands in the last 1,024 bytes; some programs leave something behind it. */
const tailBytes = 1_024 + 64

/**
 * A document is cut off when it does not end by saying where its table of contents is (ISO 32000-2, section 7.5.5), or when there is none at that place.
 * Readers look for lost objects then and show what they find, or an earlier state of it.
 */
export const endsAsDocument = async (incoming: Incoming): Promise<boolean> => {
  const tail = await textOf(incoming, Math.max(0, incoming.bytes - tailBytes), incoming.bytes)
  const place = /startxref\s+(\d{1,10})\s+%%EOF[^\n\r]*(?![\s\S]*startxref)/.exec(tail)?.[1]
  if (place === undefined) return false
  const at = Number(place)
  return /^\s*(xref\b|\d{1,10} \d{1,5} obj\b)/.test(await textOf(incoming, at, at + 64))
}

const textOf = async (incoming: Incoming, from: number, to: number): Promise<string> => Buffer.from(await incoming.part(from, to)).toString('latin1')
