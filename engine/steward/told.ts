import { z } from 'zod'
import { refuse } from '../kernel/refusal.ts'
import type { Engine } from '../people/engine.ts'
import { clockSentence } from '../kernel/clock.ts'
import type { Folded } from './fold.ts'
import { type Period, SaidWindow, sayWindow, windowTo } from './reading.ts'
import { Stamp, stampsOf } from './stamp.ts'

/** What is said once beside all figures of an answer: where they come from, of which window, by which clock. */
export const Told = z.object({
  stamps: z.array(Stamp),
  window: SaidWindow,
  clock: z.string().describe('what is counted as time, in words'),
  journal: z.object({ seq: z.number().int() }).describe('newest entry that all of this rests on'),
})

export const toldOf = (engine: Engine, { seq }: Folded, now: Date, { days, clock }: z.infer<typeof Period>): z.infer<typeof Told> => ({
  stamps: stampsOf(engine),
  window: sayWindow(windowTo(now.getTime(), days)),
  clock: clockSentence(clock, engine.timeZone),
  journal: { seq },
})

export const noEngine = () => refuse('notFound', 'This engine is not known.')
