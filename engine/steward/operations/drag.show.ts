import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { isRefusal, type Refusal, refuse } from '../../kernel/refusal.ts'
import { engine } from '../../people/engine.ts'
import { everyone } from '../../people/permission.ts'
import { person } from '../../people/person.ts'
import { dragIn, type Wait, type WaitingPlace, waitsAt } from '../drag.ts'
import { foldedJournal, stateOf } from '../fold.ts'
import { causes } from '../item.ts'
import { itemsFold } from '../items.ts'
import { OffsetPlace, OffsetRequest, offsetPage } from '../offset-page.ts'
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
    ...OffsetRequest.shape,
  }),
  output: z.object({
    ...Told.shape,
    waiting: Waiting,
    extraWork: ExtraWork,
    place: HeldLine.optional().describe('whose items follow; absent where nothing waited'),
    items: z.array(Waited).describe('what still waits first, then the longest'),
    ...OffsetPlace.shape,
  }),
  roles: everyone,
  example: {},
  load: async (read, { days, clock, cause, stage, step, ...paging }, { now, engine: here }) => {
    const found = await read.get(engine, here)
    if (!found) return undefined
    const folded = await read.ask(foldedJournal, {})
    const [window, clocks] = [windowTo(now.getTime(), days), clocksOf(found.timeZone)]
    const items = Object.values(stateOf(folded, itemsFold).items)
    const drag = dragIn(items, window, clocks[clock])
    const asked = cause !== undefined || stage !== undefined || step !== undefined
    const place = asked ? drag.waiting.held.find((one) => one.cause === cause && one.stage === stage && one.step === step) : drag.waiting.held[0]
    if (asked && !place) return unknownPlace({ cause, stage, step }, drag.waiting.held)
    const page = offsetPage(place ? waitsAt(items, place, window, clocks[clock]) : [], paging)
    return {
      told: toldOf(found, folded, now, { days, clock }),
      drag,
      place,
      page: { ...page, items: page.items.map((wait) => ({ ...wait, late: isLate(wait, window.to, clocks) })) },
      titles: await titlesOf(
        read,
        page.items.map(({ item }) => item.id),
      ),
      readers: readersAmong(await read.all(person, { kind: 'person', state: 'active' })),
    }
  },
  answer: (facts) => {
    if (!facts) return noEngine()
    if (isRefusal(facts)) return facts
    const { told, drag, place, page, titles, readers } = facts
    return {
      ...told,
      waiting: { ...drag.waiting, held: drag.waiting.held.map((one) => heldLine(one, readers)) },
      extraWork: drag.extraWork,
      ...(place && { place: heldLine(place, readers) }),
      items: page.items.map(({ item: { type, id }, ms, since, standing, late }) => {
        const title = titles.get(id)
        return { type, id, ms, since: new Date(since).toISOString(), waits: standing !== undefined, late, ...(title !== undefined && { title }) }
      }),
      ...page.place,
    }
  },
})

/** Where nothing waited within the window, or what is no place at all: an empty list would tell the two alike, and hide a slip of the pen. */
const unknownPlace = (asked: { [key in keyof WaitingPlace]?: string | undefined }, held: readonly WaitingPlace[]): Refusal => {
  const places = held.map(({ cause, stage, step }) => [cause, stage, step].filter((one) => one !== undefined).join(' '))
  return refuse('notFound', 'Nothing waited at that place in this window.', {
    where: (['cause', 'stage', 'step'] as const).flatMap((path) => (asked[path] === undefined ? [] : [{ path, problem: asked[path] }])),
    remedy: places.length === 0 ? 'Ask for a longer window.' : `Something waited at: ${places.join(', ')}.`,
  })
}

const isLate = ({ standing }: Wait, now: number, clocks: ReturnType<typeof clocksOf>): boolean =>
  standing !== undefined && beyond(standing, now, clocks) > 0
