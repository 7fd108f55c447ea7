import type { Operations } from '../../api/operations.ts'

export type Campaign = Operations['campaign.list']['output']['items'][number]
type Ranked = Pick<Campaign, 'id' | 'name' | 'state' | 'priority'>

/** As they compete: what is live before what is paused, the highest priority first. */
export const byPriority = <C extends Ranked>(campaigns: readonly C[]): C[] =>
  campaigns.toSorted((a, b) => Number(b.state === 'live') - Number(a.state === 'live') || b.priority - a.priority || a.name.localeCompare(b.name))

/** The one that won most of these decisions, what is live before what is paused; the first of them where none won any. */
export const mostWon = <C extends Ranked>(campaigns: readonly C[], won: readonly { campaign?: string | undefined }[]): C | undefined => {
  const wins = (id: string) => won.filter(({ campaign }) => campaign === id).length
  return campaigns.toSorted((a, b) => Number(b.state === 'live') - Number(a.state === 'live') || wins(b.id) - wins(a.id))[0]
}
