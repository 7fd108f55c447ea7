import { z } from 'zod'
import { Harm } from '../brief/goal.ts'
import { type Page, type PageRequest, source } from '../kernel/reader.ts'
import { type Branch, DecisionRecord } from './decision.ts'
import type { RulesetSource } from './ruleset.ts'
import type { PolicySnapshot } from './snapshot.ts'
import type { TierSnapshot } from './tier.ts'

/** A decision as lists show it. */
export const DecisionLine = DecisionRecord.pick({
  id: true,
  at: true,
  placement: true,
  campaign: true,
  audience: true,
  branch: true,
  components: true,
  propensity: true,
  synthetic: true,
})
export type DecisionLine = z.infer<typeof DecisionLine>

export const decisionLines = source<
  {
    placement?: string | undefined
    campaign?: string | undefined
    branch?: z.infer<typeof Branch> | undefined
    subject?: string | undefined
  } & PageRequest,
  Page<DecisionLine>
>('decisionLines')

/** What came of a decision, as its row has it. */
export const DecisionOutcome = z.object({
  kind: z.enum(['exposure', 'click', 'conversion', ...Harm.options]),
  at: z.iso.datetime(),
  value: z.number().describe('hundredths of the engine’s currency'),
  machine: z.number().describe('likelihood that a machine did it'),
  state: z.enum(['joined', 'aside']),
  event: z.string().optional().describe('the event that said so, by its name; absent once the log no longer has it'),
})
export type DecisionOutcome = z.infer<typeof DecisionOutcome>

/** A record with what it was decided by; the ruleset and the snapshot are kept while a record names them. */
export const decisionFacts = source<
  { id: string },
  | {
      record: DecisionRecord
      ruleset?: RulesetSource
      snapshot?: PolicySnapshot
      tier?: TierSnapshot
      outcomes: DecisionOutcome[]
      learned?: { snapshot: string; at: string }
    }
  | undefined
>('decisionFacts')

/** A snapshot as it was published. */
export interface Published {
  campaign: string
  at: string
  snapshot: PolicySnapshot
}

/** How a placement stands: the newest snapshot of each campaign, some of those since, how busy it is, and how its decisions of two weeks ended. */
export const placementStanding = source<
  { placement: string; campaign?: string | undefined; audience?: string | undefined; since: Date; now: Date },
  { newest: Published[]; course: Published[]; perSecond: number; branches: { branch: z.infer<typeof Branch>; count: number }[] }
>('placementStanding')
