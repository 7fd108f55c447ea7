import { counted } from '../kernel/counted.ts'
import { z } from 'zod'
import { taskKind } from '../kernel/change.ts'
import { Entity, noun } from '../kernel/noun.ts'
import { source } from '../kernel/reader.ts'

/** Rows of made-up traffic, by what they are. */
export const SyntheticTraffic = z.object({
  decisions: z.number().int().nonnegative(),
  outcomes: z.number().int().nonnegative(),
  events: z.number().int().nonnegative(),
  profiles: z.number().int().nonnegative(),
})
export type SyntheticTraffic = z.infer<typeof SyntheticTraffic>

export const noTraffic: SyntheticTraffic = { decisions: 0, outcomes: 0, events: 0, profiles: 0 }

export const addTraffic = (a: SyntheticTraffic, b: SyntheticTraffic): SyntheticTraffic => ({
  decisions: a.decisions + b.decisions,
  outcomes: a.outcomes + b.outcomes,
  events: a.events + b.events,
  profiles: a.profiles + b.profiles,
})

/** One taking away of everything that visitor generators made, and what was learned from it. */
export const Purge = Entity.extend({
  /** running: a day after the other is taken away.  stopped: by a person; what is left stays, and each day is either whole or gone.  done: nothing made up is left. */
  state: z.enum(['running', 'stopped', 'done']),
  askedBy: z.string(),
  at: z.iso.datetime(),
  settledAt: z.iso.datetime().optional(),
  removed: SyntheticTraffic,
})
export type Purge = z.infer<typeof Purge>

export const purge = noun('purge', 'prg', Purge, ['state', 'at'])

/** Takes away made-up traffic, day by day, then the people whom nothing else made. */
export const purgeSynthetic = taskKind('purge-synthetic', z.object({ purge: z.string() }), 25)

/** What is there of made-up traffic: decisions and profiles exactly; outcomes and events are found as their days are gone through. */
export const SyntheticLeft = SyntheticTraffic.pick({ decisions: true, profiles: true })
  .extend({ readers: z.number().int().nonnegative().describe('of these profiles, the mail readers that the sample brought') })
  .describe('made up, and here now')
export type SyntheticLeft = z.infer<typeof SyntheticLeft>

/** As a part of a sentence: what there is of it. */
export const saySynthetic = ({ decisions, profiles, readers }: SyntheticLeft): string =>
  `${counted(decisions, 'made-up decision')} with their outcomes and events, and ${counted(profiles, 'made-up profile')}` +
  (readers > 0 ? `, ${readers === profiles ? '' : `${readers.toLocaleString('en')} of them `}the mail readers that the sample brought` : '')

export const syntheticLeft = source<Record<string, never>, SyntheticLeft>('syntheticLeft')
