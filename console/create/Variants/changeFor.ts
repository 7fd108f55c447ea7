import type { Operations } from '../../api/operations.ts'
import type { Composed } from '../composed.ts'

/** A part that leaves a slot, and what comes in its place there. */
export interface WantedChange {
  slot: string
  part: string
  by: string | undefined
  reason: string
}

type Change =
  | { replaced: Operations['component.replace']['input']; amended?: undefined }
  | { replaced?: undefined; amended: Operations['family.amend']['input'] }

/**
 * What does it: a replacement, by which constraints speak of what comes as of what went; and where that stands in another slot of the family too, and stays there, another
 * list for this one.
 */
export const changeFor = (
  { id, version, slots }: Pick<Composed['family'], 'id' | 'version' | 'slots'>,
  { slot, part, by, reason }: WantedChange,
): Change => {
  const standsElse = Object.entries(slots).some(([other, ids]) => other !== slot && ids.includes(part))
  if (by !== undefined && !standsElse) return { replaced: { id: part, by, families: [id], reason } }
  const held = (slots[slot] ?? []).flatMap((one) => (one === part ? (by ?? []) : one))
  return { amended: { id, slots: { [slot]: held }, reason, ifVersion: version } }
}
