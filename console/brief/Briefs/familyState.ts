import { roleNames } from '../../../engine/people/permission.ts'
import type { Operations } from '../../api/operations.ts'
import { words } from './words.ts'

type Family = Pick<Operations['family.list']['output']['items'][number], 'hash'>
type Approval = Pick<Operations['approval.list']['output']['items'][number], 'id' | 'subject' | 'state' | 'waitsFor'>
type Campaign = Pick<Operations['campaign.list']['output']['items'][number], 'id' | 'state' | 'placements' | 'familyHash'>

export interface FamilyState {
  sentence: string
  /** Where it waits, or is shown. */
  href?: string
}

const { made } = words

/**
 * How far a family has come: what people see of it counts most, then what was said to its content as it is now. Approvals come oldest first, as they
 * are listed.
 */
export const familyState = (
  { hash }: Family,
  approvals: readonly Approval[],
  campaigns: readonly Campaign[],
  nameOf: (placement: string) => string,
): FamilyState => {
  const shown = campaigns.find(({ state, familyHash }) => state === 'live' && familyHash === hash) ?? campaigns.find(({ state }) => state === 'live')
  const paused = campaigns.find(({ state }) => state === 'paused')
  const last = approvals.findLast(({ subject }) => subject.hash === hash)
  if (shown && (shown.familyHash === hash || last?.state !== 'waiting')) {
    const places = shown.placements.map(nameOf).join(', ')
    return { sentence: shown.familyHash === hash ? made.live(places) : made.older(places), href: `/campaigns/${shown.id}` }
  }
  if (paused && last?.state !== 'waiting') return { sentence: made.paused(paused.placements.map(nameOf).join(', ')), href: `/campaigns/${paused.id}` }
  return last ? { sentence: judged(last), href: `/review/${last.id}` } : { sentence: approvals.length > 0 ? made.lapsed : made.composed }
}

const judged = ({ state, waitsFor }: Approval): string => (state === 'waiting' ? made.waits(waitsFor ? roleNames[waitsFor] : '') : made[state])
