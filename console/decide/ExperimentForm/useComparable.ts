import { useQueryOf } from '../../api/queries.ts'
import { useNamed } from '../useNamed.ts'
import type { Draft } from './draft.ts'

interface Option {
  value: string
  label: string
}

/** What may be compared, step by step: placements, the campaigns that are live there, the slots that hold several, and what stands in them. */
export const useComparable = ({ placement, among, campaign, slot }: Draft) => {
  const places = useQueryOf('placement.list', { state: 'live', limit: 200 })
  const campaigns = useQueryOf('campaign.list', { state: ['live'], limit: 200 })
  const here = (campaigns.data?.items ?? []).filter(({ placements }) => placement !== undefined && placements.includes(placement))
  const chosen = here.find(({ id }) => id === campaign)
  const { family = '', familyHash: hash } = chosen ?? {}
  const composed = useQueryOf('family.show', { id: family, hash }, { enabled: chosen !== undefined })
  const parts = useNamed()
  const slots = chosen && composed.data ? composed.data.template.slots.filter(({ name }) => (composed.data.family.slots[name] ?? []).length > 0) : []
  const named = (id: string): string => here.find((one) => one.id === id)?.name ?? parts(id)
  const ids = among === 'campaigns' ? here.map(({ id }) => id) : slot === undefined ? [] : (composed.data?.family.slots[slot] ?? [])
  return {
    channel: places.data?.items.find(({ key }) => key === placement)?.channel,
    placements: (places.data?.items ?? []).map(({ key, name }): Option => ({ value: key, label: name })),
    campaigns: here.map(({ id, name }): Option => ({ value: id, label: name })),
    slots: slots.map(({ name, label }): Option => ({ value: name, label })),
    arms: ids.map((id): Option => ({ value: id, label: named(id) })),
    named,
  }
}
export type Comparable = ReturnType<typeof useComparable>
