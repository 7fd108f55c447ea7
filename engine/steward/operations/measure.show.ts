import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { isRefusal } from '../../kernel/refusal.ts'
import { engine } from '../../people/engine.ts'
import { everyone } from '../../people/permission.ts'
import { foldedJournal, stateOf } from '../fold.ts'
import { Behind } from '../measure.ts'
import { measures } from '../measures/index.ts'
import { OffsetPlace, OffsetRequest, offsetPage } from '../offset-page.ts'
import { clocksOf } from '../overview.ts'
import { type Asked, behindIn, lineOf, MeasureLine, Period } from '../reading.ts'
import { target } from '../target.ts'
import { titlesOf } from '../titles.ts'
import { noEngine, Told, toldOf } from '../told.ts'
import { noMeasure } from './measure.aim.ts'

export const showMeasure = query({
  name: 'measure.show',
  summary: 'Show one measure with its formula and the items behind the figure',
  input: z.strictObject({
    measure: z.string().describe('name, as in responsiveness'),
    ...Period.shape,
    ...OffsetRequest.shape,
  }),
  output: z.object({
    measure: MeasureLine,
    ...Told.shape,
    items: z.array(Behind.extend({ at: z.iso.datetime(), title: z.string().optional() })).describe('newest first'),
    ...OffsetPlace.shape,
  }),
  roles: everyone,
  example: { measure: 'responsiveness' },
  load: async (read, { measure, days, clock, ...paging }, { now, engine: here }) => {
    const record = measures.find(({ name }) => name === measure)
    if (!record) return undefined
    const found = await read.get(engine, here)
    if (!found) return noEngine()
    const [aimed] = await read.all(target, { measure })
    const asked: Asked = { now: now.getTime(), days, clock, clocks: clocksOf(found.timeZone), target: aimed?.value }
    const folded = await read.ask(foldedJournal, {})
    const state = stateOf(folded, record.fold)
    const page = offsetPage(behindIn(record, state, asked), paging)
    return {
      record,
      state,
      asked,
      told: toldOf(found, folded, now, { days, clock }),
      page,
      titles: await titlesOf(
        read,
        page.items.map(({ id }) => id),
      ),
    }
  },
  answer: (facts, { measure }) => {
    if (!facts) return noMeasure(measure)
    if (isRefusal(facts)) return facts
    const { record, state, asked, told, page, titles } = facts
    return {
      measure: lineOf(record, state, asked),
      ...told,
      items: page.items.map((item) => {
        const title = titles.get(item.id)
        return { ...item, at: new Date(item.at).toISOString(), ...(title !== undefined && { title }) }
      }),
      ...page.place,
    }
  },
})
