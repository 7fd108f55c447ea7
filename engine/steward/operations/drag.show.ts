import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { PageRequest } from '../../kernel/reader.ts'
import { engine } from '../../people/engine.ts'
import { everyone } from '../../people/permission.ts'
import { person } from '../../people/person.ts'
import { dragIn, type Wait, waitsAt } from '../drag.ts'
import { foldedJournal, stateOf } from '../fold.ts'
import { causes } from '../item.ts'
import { itemsFold } from '../items.ts'
import { clocksOf, ExtraWork, heldLine, HeldLine, Waiting } from '../overview.ts'
import { readersAmong } from '../readers.ts'
import { Period, windowTo } from '../reading.ts'
import { beyond } from '../service-level.ts'
import { Stage } from '../stage.ts'
import { titlesOf } from '../titles.ts'
import { noEngine, Told, toldOf } from '../told.ts'

const Waited = z.object({
  type: z.string(),
  id: z.string(),
  title: z.string().optional(),
  ms: z.number().describe('waited there within the window'),
  since: z.iso.datetime(),
  waits: z.boolean().describe('it still does'),
  late: z.boolean().describe('for longer than its service level allows'),
})

export const showDrag = query({
  name: 'drag.show',
  summary: 'Show what the way of working costs: waiting by place and cause, and the items behind one place',
  input: z.strictObject({
    ...Period.shape,
    cause: z.enum(causes).optional().describe('of the place whose items are listed; without one, that of the largest'),
    stage: Stage.optional(),
    step: z.string().optional().describe('of an approval route'),
    limit: PageRequest.shape.limit,
    after: z.number().int().nonnegative().default(0).describe('how many items to leave out: the next of the page before'),
  }),
  output: z.object({
    ...Told.shape,
    waiting: Waiting,
    extraWork: ExtraWork,
    place: HeldLine.optional().describe('whose items follow; absent where nothing waited'),
    items: z.array(Waited).describe('what still waits first, then the longest'),
    next: z.number().int().optional().describe('hand it in as after'),
    total: z.number().int(),
  }),
  roles: everyone,
  example: {},
  load: async (read, { days, clock, cause, stage, step, limit, after }, { now, engine: here }) => {
    const found = await read.get(engine, here)
    if (!found) return undefined
    const folded = await read.ask(foldedJournal, {})
    const [window, clocks] = [windowTo(now.getTime(), days), clocksOf(found.timeZone)]
    const items = Object.values(stateOf(folded, itemsFold).items)
    const drag = dragIn(items, window, clocks[clock])
    const asked = cause !== undefined || stage !== undefined || step !== undefined
    const place = asked ? drag.waiting.held.find((one) => one.cause === cause && one.stage === stage && one.step === step) : drag.waiting.held[0]
    const waits = place ? waitsAt(items, place, window, clocks[clock]) : []
    const page = waits.slice(after, after + limit)
    return {
      told: toldOf(found, folded, now, { days, clock }),
      drag,
      place,
      page: page.map((wait) => ({ ...wait, late: isLate(wait, window.to, clocks) })),
      total: waits.length,
      titles: await titlesOf(
        read,
        page.map(({ item }) => item),
      ),
      readers: readersAmong(await read.all(person, { kind: 'person', state: 'active' })),
    }
  },
  answer: (facts, { after, limit }) => {
    if (!facts) return noEngine()
    const { told, drag, place, page, total, titles, readers } = facts
    return {
      ...told,
      waiting: { ...drag.waiting, held: drag.waiting.held.map((one) => heldLine(one, readers)) },
      extraWork: drag.extraWork,
      ...(place && { place: heldLine(place, readers) }),
      items: page.map(({ item: { type, id }, ms, since, standing, late }) => {
        const title = titles.get(id)
        return { type, id, ms, since: new Date(since).toISOString(), waits: standing !== undefined, late, ...(title !== undefined && { title }) }
      }),
      ...(after + limit < total && { next: after + limit }),
      total,
    }
  },
})

const isLate = ({ standing }: Wait, now: number, clocks: ReturnType<typeof clocksOf>): boolean =>
  standing !== undefined && beyond(standing, now, clocks) > 0
