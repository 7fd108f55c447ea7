import { type Named, withLacks } from '../../audience/lack.ts'
import { nested } from '../../audience/rule.ts'
import { type Arbitrated, everyCandidate } from '../../decide/arbitration.ts'
import type { Stopped } from '../../decide/decision.ts'
import { stoppedSentence } from '../../decide/reason.ts'
import { explain, reasons } from '../../kernel/expression/explain.ts'
import type { PlaceReport } from './what-if.ts'
import { type LoggedCase, occasionOf, type World } from './world.ts'

type Exact = Pick<PlaceReport, 'otherwise' | 'today' | 'draft' | 'gained' | 'lost' | 'heldOut' | 'letIn' | 'campaigns' | 'examples'>
type Side = Exact['today']
type CampaignSide = Exact['campaigns'][number]['today']
type Kind = Exact['examples'][number]['kind']

/** Counts, decision by decision, how it ends under two worlds: no estimate, the engine’s own answer on what was kept. */
export const differences = (
  today: World,
  draft: World,
  attributes: readonly Named[],
): { take(of: LoggedCase, now: Arbitrated, then: Arbitrated): void; report(): Exact } => {
  const sides = [sideOf(today), sideOf(draft)]
  const moved = { gained: newMoved(), lost: newMoved() }
  const examples: Record<Kind, Exact['examples']> = { gained: [], lost: [], other: [] }
  let [otherwise, heldOut, letIn] = [0, 0, 0]
  return {
    take: (of, now, then) => {
      sides[0]?.take(now)
      sides[1]?.take(then)
      const kind = kindOf(now, then)
      if (kind === undefined) return
      otherwise++
      if (kind !== 'other') moved[kind].take(of.record.subject)
      else if (then.branch === 'holdout') heldOut++
      else if (now.branch === 'holdout') letIn++
      const { id, at } = of.record
      keepLatest(examples[kind], () => {
        const differs = otherParts(now, then)
        const [wasSo, wouldBe] = [ends(now, today, of, attributes), ends(then, draft, of, attributes)]
        return { decision: id, at, kind, today: wasSo, draft: wouldBe, ...(differs.length > 0 && { differs }) }
      })
    },
    report: () => ({
      otherwise,
      today: sides[0]!.side,
      draft: sides[1]!.side,
      gained: moved.gained.count(),
      lost: moved.lost.count(),
      heldOut,
      letIn,
      campaigns: namesOf(today, draft).map(([campaign, name]) => ({ campaign, name, today: sides[0]!.of(campaign), draft: sides[1]!.of(campaign) })),
      examples: [...examples.gained, ...examples.lost, ...examples.other],
    }),
  }
}

/** Undefined where it comes out the same, to the part. */
const kindOf = (now: Arbitrated, then: Arbitrated): Kind | undefined => {
  const [was, is] = [now.branch !== 'fallback', then.branch !== 'fallback']
  if (was !== is) return is ? 'gained' : 'lost'
  const same = now.campaign?.campaign.id === then.campaign?.campaign.id && shownBy(now) === shownBy(then)
  return same ? undefined : 'other'
}

const shownBy = ({ choice }: Arbitrated): string => choice?.combination.join(' ') ?? ''

/** The slots in which the same campaign is shown with another component. */
const otherParts = (now: Arbitrated, then: Arbitrated): { slot: string; today: string; draft: string }[] => {
  if (now.campaign?.campaign.id !== then.campaign?.campaign.id) return []
  const shown = partsShown(then)
  return [...partsShown(now)].flatMap(([slot, today]) => {
    const draft = shown.get(slot)
    return draft === undefined || draft === today ? [] : [{ slot, today, draft }]
  })
}

const partsShown = ({ choice, eligible }: Arbitrated): ReadonlyMap<string, string> =>
  new Map(eligible?.snapshot.slots.map(({ slot }, index) => [slot, choice?.combination[index] ?? ''] as const))

const sideOf = ({ rules }: World) => {
  const side: Side = { shown: 0, heldOut: 0, nothing: 0, capped: 0 }
  const campaigns = new Map<string, CampaignSide>(rules.candidates.map(({ campaign }) => [campaign.id, { eligible: 0, capped: 0, shown: 0 }]))
  return {
    side,
    of: (campaign: string): CampaignSide => campaigns.get(campaign) ?? { eligible: 0, capped: 0, shown: 0 },
    take: ({ branch, campaign, stopped }: Arbitrated): void => {
      side[branch === 'holdout' ? 'heldOut' : branch === 'fallback' ? 'nothing' : 'shown']++
      const gates = new Map(stopped.map((one) => [one.campaign, one.gate]))
      if (gates.has(everyCandidate)) return
      let capped = false
      for (const [id, own] of campaigns) {
        const gate = gates.get(id)
        if (gate === 'eligible' || gate === 'consent') continue
        own.eligible++
        if (gate === 'caps') own.capped++
        capped ||= gate === 'caps'
        if (campaign?.campaign.id === id) own.shown++
      }
      if (capped) side.capped++
    },
  }
}

const newMoved = () => {
  const people = new Set<string>()
  let decisions = 0
  return {
    take: (subject: string | undefined): void => {
      decisions++
      if (subject !== undefined) people.add(subject)
    },
    count: () => ({ decisions, people: people.size }),
  }
}

const namesOf = (today: World, draft: World): [string, string][] => {
  const all = [...today.rules.candidates, ...draft.rules.candidates].map(({ campaign }): [string, string] => [campaign.id, campaign.name])
  return [...new Map(all)]
}

const mostExamples = 3

const keepLatest = <T>(list: T[], make: () => T): void => {
  list.push(make())
  if (list.length > mostExamples) list.shift()
}

/** “Autumn” is shown; or nothing is, and why. */
const ends = ({ branch, campaign, stopped }: Arbitrated, { rules }: World, of: LoggedCase, attributes: readonly Named[]): string => {
  if (campaign) return `“${campaign.campaign.name}” is shown`
  if (branch === 'holdout') return 'held out'
  const first = stopped.find(({ campaign: id }) => id === everyCandidate) ?? highest(rules, stopped)
  return first === undefined ? 'nothing is live' : `nothing: ${whyStopped(first, rules, of, attributes)}`
}

/** Of those that stopped, the one that stands first. */
const highest = ({ candidates }: World['rules'], stopped: readonly Stopped[]): Stopped | undefined => {
  const [first] = candidates
  return stopped.find(({ campaign: id }) => id === first?.campaign.id)
}

const whyStopped = (one: Stopped, { rule, candidates }: World['rules'], of: LoggedCase, attributes: readonly Named[]): string => {
  const broken =
    one.why === 'placement' ? rule : one.why === 'rule' ? candidates.find(({ campaign }) => campaign.id === one.campaign)?.rule : undefined
  const occasion = occasionOf(of)
  const said = broken
    ? reasons(withLacks(explain(broken, nested(occasion.facts, occasion.now)), { attributes, consents: of.record.consents }))
        .slice(0, 2)
        .join('; ')
    : ''
  return said || stoppedSentence(one)
}
