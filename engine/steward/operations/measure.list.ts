import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { engine } from '../../people/engine.ts'
import { everyone } from '../../people/permission.ts'
import { foldedJournal, stateOf } from '../fold.ts'
import { measures } from '../measures/index.ts'
import { clocksOf } from '../overview.ts'
import { lineOf, MeasureLine, Period } from '../reading.ts'
import { target } from '../target.ts'
import { noEngine, Told, toldOf } from '../told.ts'

export const listMeasures = query({
  name: 'measure.list',
  summary: 'List the measures of the system with interval, target, the window before and twelve weeks; never of a person',
  input: z.strictObject({ ...Period.shape }),
  output: z.object({ items: z.array(MeasureLine), total: z.number().int(), ...Told.shape }),
  roles: everyone,
  example: {},
  load: async (read, _, { engine: here }) => ({
    folded: await read.ask(foldedJournal, {}),
    targets: await read.all(target),
    here: await read.get(engine, here),
  }),
  answer: ({ folded, targets, here }, { days, clock }, { now }) => {
    if (!here) return noEngine()
    const clocks = clocksOf(here.timeZone)
    const items = measures.map((record) =>
      lineOf(record, stateOf(folded, record.fold), {
        now: now.getTime(),
        days,
        clock,
        clocks,
        target: targets.find(({ measure }) => measure === record.name)?.value,
      }),
    )
    return { items, total: items.length, ...toldOf(here, folded, now, { days, clock }) }
  },
})
