import { movedBy, type Moved } from '../../../engine/decide/moved-by.ts'
import { keyOf } from '../../../engine/create/key-of.ts'
import type { Operations } from '../../api/operations.ts'
import { numberTyped } from '../../format/typedNumber.ts'

export type Layer = Operations['layer.list']['output']['items'][number]
export type Input = Operations['layer.save']['input']

/** A slice as it was typed, in per cent. */
export interface Slice {
  /** Its place in the form, so that taking one out leaves the others as they were typed. */
  id: number
  campaign: string | undefined
  share: string
}

export interface Draft {
  name: string
  key: string
  slices: readonly Slice[]
}

export const draftOf = (layer: Layer | undefined): Draft => ({
  name: layer?.name ?? '',
  key: layer?.key ?? '',
  slices: (layer?.members ?? []).map(({ campaign, share }, id) => ({ id, campaign, share: percentTyped(share) })),
})

/** 0.333 → 33.3: what is typed again is what was saved. */
export const percentTyped = (share: number): string => String(Number((share * 100).toFixed(10)))

/** A share as it was typed in per cent; nothing where that is no number from 0 to `most`. */
export const shareTyped = (typed: string, most = 100): number | undefined => {
  const percent = numberTyped(typed, most)
  return percent >= 0 && percent <= most ? percent / 100 : undefined
}

/** Lines without a campaign are not there yet. Nothing while a share is no number. */
export const membersOf = ({ slices }: Draft): Layer['members'] | undefined => {
  const members = slices.flatMap(({ campaign, share }) => (campaign === undefined ? [] : [{ campaign, share: shareTyped(share) }]))
  return members.every((member): member is Layer['members'][number] => member.share !== undefined) ? members : undefined
}

export const inputFrom = (draft: Draft, layer: Layer | undefined): Input | undefined => {
  const members = membersOf(draft)
  if (!members) return undefined
  const key = layer?.key ?? (draft.key.trim() || keyOf(draft.name, 'layer'))
  return { key, name: draft.name, members, ...(layer && { ifVersion: layer.version }) }
}

const least = 1e-9

/** Campaigns some of whose people change sides. */
export const sidesChanged = (before: Layer['members'], after: Layer['members']): Moved[] =>
  movedBy(before, after).filter(({ gained, lost }) => gained > least || lost > least)

export const sumOf = (members: Layer['members']): number => members.reduce((sum, { share }) => sum + share, 0)
