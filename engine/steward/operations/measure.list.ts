import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { engine } from '../../people/engine.ts'
import { everyone } from '../../people/permission.ts'
import { clockSentence } from '../clock.ts'
import { foldedJournal, stateOf } from '../fold.ts'
import { measures } from '../measures/index.ts'
import { clocksOf } from '../overview.ts'
import { lineOf, MeasureLine, Period } from '../reading.ts'
import { target } from '../target.ts'

export const listMeasures = query({
  name: 'measure.list',
  summary: 'List the measures of the system with interval, target, the window before and twelve weeks; never of a person',
  input: z.strictObject({ ...Period.shape }),
  output: z.object({ items: z.array(MeasureLine), total: z.number().int(), clock: z.string().describe('what is counted as time, in words') }),
  roles: everyone,
  example: {},
  load: async (read, _, { engine: here }) => ({
    folded: await read.ask(foldedJournal, {}),
    targets: await read.all(target),
    timeZone: (await read.get(engine, here))?.timeZone ?? 'UTC',
  }),
  answer: ({ folded, targets, timeZone }, { days, clock }, { now }) => {
    const clocks = clocksOf(timeZone)
    const items = measures.map((record) =>
      lineOf(record, stateOf(folded, record.fold), {
        now: now.getTime(),
        days,
        clock,
        clocks,
        target: targets.find(({ measure }) => measure === record.name)?.value,
      }),
    )
    return { items, total: items.length, clock: clockSentence(clock, timeZone) }
  },
})
