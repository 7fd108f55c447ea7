import type { Operations } from '../../api/operations.ts'
import { useQueryOf } from '../../api/queries.ts'
import { words as learned } from '../../learn/words.ts'
import { byPriority, mostWon, type Campaign } from './campaignOrder.ts'
import { componentLines, fewestToLead, leaderOf, showing, sinceRelease, type Insight } from './componentLines.ts'

export type Place = Operations['placement.list']['output']['items'][number]
export type Seen = Operations['placement.show']['output']['shown']

const none: readonly Insight[] = []
const follows = ['campaign', 'placement']
/** Snapshots and decisions are not journalled: they are asked for anew. */
const every = () => 10_000

/** One of the campaigns, and one of the audiences that are learned apart; everybody when left out. */
interface Asked {
  picked: string | undefined
  audience: string | undefined
}

/** How things stand at a placement: who competes, what was decided of late, and what each component does. */
export const useStanding = (found: Place | undefined, { picked, audience }: Asked) => {
  const key = found?.key ?? ''
  const enabled = found !== undefined
  const all = useQueryOf('campaign.list', { state: ['live', 'paused'], limit: 200 }, { enabled })
  const decided = useQueryOf('decision.list', { placement: key, limit: 200 }, { enabled, follows, every })
  const insights = useQueryOf('insight.list', { placement: key, limit: 200 }, { enabled, follows, every })
  const campaigns = byPriority(all.data?.items.filter(({ placements }) => placements.includes(key)) ?? [])
  const campaign = campaigns.find(({ id }) => id === picked) ?? mostWon(campaigns, decided.data?.items ?? [])
  const shown = useQueryOf('placement.show', { id: key, hours: 1, audience }, { enabled, follows, every })
  const { slots, of, begins } = useComponents(
    key,
    campaign,
    audience,
    (insights.data?.items ?? none).filter((one) => one.audience === audience),
    shown.data,
  )
  return {
    campaigns,
    campaign,
    slots,
    leader: slots && of >= fewestToLead ? leaderOf(slots) : undefined,
    /** Decisions that the shares were counted over. */
    of,
    /** What it shows was changed a moment ago: learning begins, and there is nothing to tell of its shares. */
    begins,
    /** When the last snapshot that serves was published; absent as long as there is none. */
    learned: shown.data?.campaigns.find((one) => one.campaign.id === campaign?.id)?.snapshot?.at,
    /** How often the placement was seen, and how often a cap was overshot; absent until it is known. */
    seen: shown.data?.shown,
    latest: decided.data?.items[0],
    /** What learning counts here, as in "clicks". */
    counts: countsOf(insights.data),
    known: all.data !== undefined && decided.data !== undefined,
  }
}

const countsOf = (told: Operations['insight.list']['output'] | undefined): string => {
  const [one] = [...(told?.items ?? []), ...(told?.unknown ?? [])]
  return (one ? learned.events[one.event] : learned.outcomes).toLowerCase()
}

type Told = Operations['placement.show']['output']

const memberIn = (told: Told | undefined, campaign: string) => {
  const slots = told?.campaigns.find((one) => one.campaign.id === campaign)?.slots
  return (slot: string, component: string) => slots?.find((one) => one.slot === slot)?.components.find((one) => one.component === component)
}

/** What one campaign shows here, slot by slot. */
const useComponents = (
  placement: string,
  campaign: Campaign | undefined,
  audience: string | undefined,
  insights: readonly Insight[],
  told: Told | undefined,
) => {
  const enabled = campaign !== undefined
  const { id = '', family = '', familyHash: hash, releasedAt } = campaign ?? {}
  const composed = useQueryOf('family.show', { id: family, hash }, { enabled })
  const own = useQueryOf('decision.list', { placement, campaign: id, limit: 200 }, { enabled, follows, every })
  const all = own.data?.items.filter((one) => audience === undefined || one.audience === audience)
  const begins = told?.campaigns.some((one) => one.campaign.id === id && one.begins) ?? false
  const decided = all && (begins ? [] : sinceRelease(releasedAt, all))
  const slots =
    enabled && composed.data && decided ? componentLines(composed.data, id, decided, insights, memberIn(told, id), campaign.withheld) : undefined
  const of = composed.data && decided ? showing(composed.data, id, decided).length : 0
  return { slots, of, begins: begins || (of < fewestToLead && all !== undefined && all.length > (decided?.length ?? 0)) }
}
