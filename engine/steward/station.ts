import { counted } from '../kernel/counted.ts'
import { z } from 'zod'
import type { Passage } from './between.ts'
import type { LiveRates } from './live-rates.ts'
import type { AtStage } from './queue.ts'
import { Stage, stages } from './stage.ts'
import { aged, paced, percent } from './words.ts'

export const QueueLine = z.object({
  step: z.string().optional().describe('of an approval route'),
  role: z.string().optional().describe('whose yes it waits for'),
  team: z.string().optional().describe('name of the team that has it; left out below five people'),
  waiting: z.number().int(),
  late: z.number().int(),
  oldest: z.iso.datetime().describe('since when the oldest has waited'),
})

export const Station = z.object({
  stage: Stage,
  figure: z.string().describe('what is in hand, as the rail says it'),
  sentence: z.string(),
  inHand: z.number().int(),
  waiting: z.number().int(),
  late: z.number().int().describe('of those, beyond their service level'),
  oldest: z.object({ type: z.string(), id: z.string(), since: z.iso.datetime() }).optional(),
  queues: z.array(QueueLine).describe('what waits, by step, role and team; the longest first'),
  next: z
    .object({ to: Stage, ms: z.number(), n: z.number().int().optional().describe('absent for what is timed live') })
    .optional()
    .describe('median time to the next station'),
  traffic: z.boolean().describe('live traffic runs from here to the next station'),
  unlit: z.boolean().describe('nothing was ever here, and nothing is'),
  firstStep: z.object({ sentence: z.string(), operation: z.string() }).optional().describe('what lights it'),
})
export type Station = z.infer<typeof Station>

/** What stations are told from. */
export interface StationFacts {
  now: number
  at: Record<Stage, AtStage>
  passages: Partial<Record<Stage, Passage>>
  rates: LiveRates
  met: Partial<Record<Stage, true>>
  /** Briefs under way, and those that nobody has taken on: counted as their own list counts them. */
  briefs: { open: number; proposed: number }
  /** Variants that passed their first preflight, of all. */
  variants: readonly [passed: number, all: number]
  placements: number
  campaigns: number
  today: { runs: number; briefs: number }
  /** Name of a team that is large enough to be spoken of. */
  teamName(id: string): string | undefined
}

interface Says {
  figure: string
  sentence: string
}

const waits = (count: number): string => `${count.toLocaleString('en')} ${count === 1 ? 'waits' : 'wait'}`
const wants = (count: number): string => `${counted(count, 'signal')} ${count === 1 ? 'wants' : 'want'} an answer`
const also = (count: number, words: string): string => (count > 0 ? `, ${count.toLocaleString('en')} ${words}` : '')

const says: Record<Stage, (facts: StationFacts) => Says> = {
  brief: ({ briefs: { open, proposed } }) => ({ figure: `${open}`, sentence: `${open} open${also(proposed, 'proposed')}` }),
  create: ({ at: { create } }) => ({
    figure: `${create.inHand + create.waiting.length}`,
    sentence: `${create.inHand} in hand${also(create.waiting.length, create.waiting.length === 1 ? 'waits' : 'wait')}`,
  }),
  guard: ({ at: { guard }, variants: [passed, all] }) => ({
    figure: `${guard.waiting.length}`,
    sentence: `${waits(guard.waiting.length)}${all > 0 ? `, ${percent(passed / all)} pass first` : ''}`,
  }),
  approve: ({ now, at: { approve } }) => {
    const [oldest] = approve.waiting
    return {
      figure: `${approve.waiting.length}`,
      sentence: `${waits(approve.waiting.length)}${oldest ? `, oldest ${aged(now - oldest.standing.since)}` : ''}`,
    }
  },
  decide: ({ rates, placements, at: { decide } }) => ({
    figure: paced(rates.decisionsPerSecond).figure,
    sentence: `${paced(rates.decisionsPerSecond).words}, ${counted(placements, 'placement')}${also(decide.waiting.length, 'to release')}`,
  }),
  activate: ({ rates, campaigns }) => ({
    figure: `${campaigns}`,
    sentence:
      rates.delivered + rates.refused > 0
        ? `${campaigns.toLocaleString('en')} live, ${rates.delivered.toLocaleString('en')} sent today${also(rates.refused, 'refused')}`
        : `${counted(campaigns, 'campaign')} live`,
  }),
  observe: ({ rates }) => {
    const { figure, words } = paced(rates.eventsPerSecond, 'event')
    return { figure, sentence: words }
  },
  learn: ({ rates, at: { learn } }) => ({
    figure: `${learn.waiting.length}`,
    sentence: `${wants(learn.waiting.length)}${rates.snapshotMs === undefined ? '' : `, learned ${aged(rates.snapshotMs)} ago`}`,
  }),
  flow: ({ today: { runs, briefs } }) => ({
    figure: `${runs}`,
    sentence: `${counted(runs, 'run')} today${briefs > 0 ? `, ${counted(briefs, 'brief')} opened` : ''}`,
  }),
}

/** What lights a station that nothing has reached. */
const firstSteps: Record<Stage, { sentence: string; operation: string }> = {
  brief: { sentence: 'Open a brief: what is wanted, for whom, until when.', operation: 'brief.open' },
  create: { sentence: 'Add components and compose a family of them.', operation: 'family.compose' },
  guard: { sentence: 'Run preflight on a family.', operation: 'family.preflight' },
  approve: { sentence: 'Ask for approval of a family.', operation: 'approval.request' },
  decide: { sentence: 'Ask for a decision at a placement.', operation: 'decision.request' },
  activate: { sentence: 'Release a campaign with an approved family.', operation: 'campaign.release' },
  observe: { sentence: 'Send a first event, or put the snippet on a page.', operation: 'event.send' },
  learn: { sentence: 'Signals come with decisions and their outcomes.', operation: 'signal.list' },
  flow: { sentence: 'Flows run by themselves once there is something to answer.', operation: 'flow.list' },
}

/** The nine stations as they are now. */
export const stationsOf = (facts: StationFacts): Station[] =>
  stages.map((stage, index) => stationOf(facts, stage, stages[(index + 1) % stages.length] ?? 'brief'))

const stationOf = (facts: StationFacts, stage: Stage, to: Stage): Station => {
  const { inHand, waiting, late, queues } = facts.at[stage]
  const [oldest] = waiting
  const next = nextOf(facts, stage)
  const unlit = !isLit(facts, stage)
  return {
    stage,
    ...(unlit ? { figure: '', sentence: firstSteps[stage].sentence, firstStep: firstSteps[stage] } : says[stage](facts)),
    inHand: stage === 'brief' ? facts.briefs.open : stage === 'activate' ? facts.campaigns : inHand,
    waiting: waiting.length,
    late,
    ...(oldest && { oldest: { type: oldest.item.type, id: oldest.item.id, since: new Date(oldest.standing.since).toISOString() } }),
    queues: queues.map(({ team, oldest: since, ...queue }) => {
      const name = team === undefined ? undefined : facts.teamName(team)
      return { ...queue, ...(name !== undefined && { team: name }), oldest: new Date(since).toISOString() }
    }),
    ...(next && { next: { to, ...next } }),
    traffic: hasTraffic(facts, stage),
    unlit,
  }
}

const nextOf = ({ passages, rates }: StationFacts, stage: Stage): { ms: number; n?: number } | undefined => {
  const passage = passages[stage]
  if (passage) return { ms: passage.median, n: passage.n }
  const live = stage === 'activate' ? rates.exposureMs : stage === 'observe' ? rates.learningMs : undefined
  return live === undefined ? undefined : { ms: live }
}

/** What is there lights a station too, whatever the journal remembers of how it came: nobody is asked to do what is done. */
const isLit = (facts: StationFacts, stage: Stage): boolean =>
  stage === 'observe' ? facts.rates.observed : facts.met[stage] === true || standsAt[stage]?.(facts) === true

const standsAt: Partial<Record<Stage, (facts: StationFacts) => boolean>> = {
  brief: ({ briefs }) => briefs.open + briefs.proposed > 0,
  decide: ({ rates }) => rates.decided,
  activate: ({ campaigns }) => campaigns > 0,
  flow: ({ today }) => today.runs > 0,
}

const hasTraffic = ({ rates }: StationFacts, stage: Stage): boolean =>
  stage === 'decide' || stage === 'activate' ? rates.decisionsPerSecond > 0 : stage === 'observe' && rates.eventsPerSecond > 0
