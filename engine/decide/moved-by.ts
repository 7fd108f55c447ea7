import type { LayerSource } from './layer.ts'

/** What happens to the people of one campaign when a layer is saved anew: parts of all people, by the stable hash. */
export interface Moved {
  campaign: string
  /** They could be shown it and still can. */
  kept: number
  /** They could not and now can. */
  gained: number
  /** They could and no longer can. */
  lost: number
}

/** Slices lie in the order of the members: taking one out, or making one smaller or larger, moves all that come after it. */
export const movedBy = (before: LayerSource['members'], after: LayerSource['members']): Moved[] => {
  const [was, is] = [spansOf(before), spansOf(after)]
  return [...new Set([...was.keys(), ...is.keys()])].map((campaign) => {
    const [old, next] = [was.get(campaign) ?? nowhere, is.get(campaign) ?? nowhere]
    const kept = Math.max(0, Math.min(old.to, next.to) - Math.max(old.from, next.from))
    return { campaign, kept, gained: next.to - next.from - kept, lost: old.to - old.from - kept }
  })
}

const nowhere = { from: 0, to: 0 }

const spansOf = (members: LayerSource['members']): Map<string, { from: number; to: number }> => {
  let from = 0
  return new Map(
    members.map(({ campaign, share }) => {
      const span = { from, to: from + share }
      from = span.to
      return [campaign, span]
    }),
  )
}
