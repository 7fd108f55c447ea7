import type { Remedy } from './finding.ts'

/** What is to be written so that the element that shows a slot says so; nothing where no element is plainly the one. */
export const markSlot = (body: string, slot: string): NonNullable<Remedy['writes']> => {
  const shown = new RegExp(`\\{\\{-?\\s*slots\\.${slot}\\b`).exec(body)
  if (!shown) return []
  const from = body.lastIndexOf('<', shown.index)
  const [was] = from < 0 ? [] : (/^<[a-z][\w-]*(?=[\s>])/i.exec(body.slice(from)) ?? [])
  return was === undefined ? [] : [{ from, was, write: `${was} data-slot="${slot}"` }]
}
