import type { Remedy } from './finding.ts'

/** They hold nothing: what stands behind one is not in it. */
const empty = /^<(?:area|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/i

/** What is to be written so that the element that shows a slot says so; nothing where no element is plainly the one. */
export const markSlot = (body: string, slot: string): NonNullable<Remedy['writes']> => {
  const shown = new RegExp(`\\{\\{-?\\s*slots\\.${slot}\\b`).exec(body)
  if (!shown) return []
  const from = body.lastIndexOf('<', shown.index)
  const before = from < 0 ? '' : body.slice(from, shown.index)
  const [was] = /^<[a-z][\w-]*(?=[\s>])/i.exec(before) ?? []
  if (was === undefined || before.includes('data-slot') || (before.includes('>') && empty.test(was))) return []
  return [{ from, was, write: `${was} data-slot="${slot}"` }]
}
