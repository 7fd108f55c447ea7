import { randomUUID } from 'node:crypto'
import { drawAt, seedOf } from '../../engine/decide/draw.ts'
import { countryOf, introductionOf, orderDraw, type Person, personOf, userAgent } from './person.ts'
import { type World, visitsOf } from './world.ts'

/** What a visitor hears at a placement; the parts that matter here. */
export interface Shown {
  components?: Record<string, string>
  receipt: string
  branch: string
}

export interface Wire {
  /** Whether somebody of this name has been introduced before. */
  knows(visitor: string): Promise<boolean>
  decide(placement: string, visitor: string, context: Record<string, unknown>, consent: Person['consent']): Promise<Shown>
  /** Takes Segment events, a batch at a time. */
  send(events: readonly object[]): Promise<void>
}

export interface Tally {
  /** Visitors who are known: identified, with a country and what they agreed to. */
  known: number
  /** Of them, who agreed to marketing too; and who had ordered before. */
  marketing: number
  customers: number
  decisions: number
  exposures: number
  clicks: number
  orders: number
}

export interface CrowdOptions {
  world: World
  placement: string
  visitors: number
  seed: string
  /** Chance that a visitor comes once more; 0.7 when left out. */
  again?: number
  /** Visits under way at once. */
  atOnce: number
  progress(done: number, of: number): void
  /** Hears of each exposure, and how often its visitor had seen the tired one before. */
  saw?(components: Readonly<Record<string, string>>, seenTired: number): void
  signal: AbortSignal
}

const batchSize = 200
/** What a page's own banner heard from whoever is not known. */
const agreed: Person['consent'] = { personalisation: true, marketing: true }

/** One visit after the other, `atOnce` of them side by side, in rounds: everybody's first visit before anybody's second. */
export const sendCrowd = async (
  wire: Wire,
  { world, placement, visitors, seed, again = 0.7, atOnce, progress, saw, signal }: CrowdOptions,
): Promise<Tally> => {
  const [chance, people] = [seedOf('crowd', seed), seedOf('people', seed)]
  const visits = Array.from({ length: visitors }, (_, visitor) => visitsOf(chance, visitor, again))
  const rounds = Math.max(...visits)
  const plan = Array.from({ length: rounds }, (_, round) => visits.flatMap((many, visitor) => (many > round ? [{ visitor, round }] : []))).flat()
  const seenTired = new Map<number, number>()
  const tally: Tally = { known: 0, marketing: 0, customers: 0, decisions: 0, exposures: 0, clicks: 0, orders: 0 }
  const waiting: SentEvent[] = []
  // Nothing is sent before it has happened: a click in the same millisecond as its decision is a machine's.
  const flush = async (least: number) => {
    const now = new Date().toISOString()
    for (let due = waiting.filter(({ timestamp }) => timestamp <= now); due.length >= least && due.length > 0; due = due.slice(batchSize)) {
      const batch = new Set(due.slice(0, batchSize))
      waiting.splice(0, waiting.length, ...waiting.filter((event) => !batch.has(event)))
      await wire.send([...batch])
    }
  }

  let next = 0
  const walk = async () => {
    for (let at = next++; at < plan.length && !signal.aborted; at = next++) {
      const { visitor, round } = plan[at] ?? { visitor: 0, round: 0 }
      const draws = seedOf(`visit ${visitor}`, `${seed} ${round}`)
      const [name, country] = [`visitor-${seed}-${visitor}`, countryOf(chance, visitor)]
      const person = personOf(people, visitor, country)
      if (person && round === 0) {
        count(person, tally)
        // The log tells an event sent again by its id within a day: on another day the orders of before would be counted once more.
        if (!(await wire.knows(name)))
          waiting.push(...introductionOf(name, person, new Date(), (order) => world.orderValue(orderDraw(people, visitor, order))))
      }
      const shown = await wire.decide(placement, name, { country, rain: Math.round(drawAt(draws, 0) * 60) / 10 }, person?.consent ?? agreed)
      tally.decisions++
      const visit = { visitor: name, draws: (n: number) => drawAt(draws, n) }
      if (shown.components) {
        const seen = seenTired.get(visitor) ?? 0
        saw?.(shown.components, seen)
        waiting.push(...eventsOf(world, shown, { ...visit, seen }, tally))
        if (Object.values(shown.components).some(world.tires)) seenTired.set(visitor, seen + 1)
      } else waiting.push(...ownOrder(world, shown, visit, tally))
      await flush(batchSize)
      progress(tally.decisions, plan.length)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, walk))
  while (waiting.length > 0) {
    await new Promise((resume) => setTimeout(resume, 100))
    await flush(1)
  }
  return tally
}

interface Visit {
  visitor: string
  draws(n: number): number
  seen: number
}

interface SentEvent {
  timestamp: string
}

const count = ({ consent, orders }: Person, tally: Tally): void => {
  tally.known++
  if (consent.marketing) tally.marketing++
  if (orders.length > 0) tally.customers++
}

/** What a visitor sends of a decision, so many milliseconds from now (time runs fast here). */
const sending = (visitor: string, receipt: string) => {
  const began = Date.now()
  return (name: string, ms: number, properties: object = {}) => ({
    type: 'track',
    messageId: randomUUID(),
    userId: visitor,
    event: name,
    timestamp: new Date(began + ms).toISOString(),
    properties: { receipt, ...properties },
    context: { userAgent, synthetic: true },
  })
}

/** Whoever was held out, or had nothing to see of ours, sees the page as it is, and some of them order all the same. */
const ownOrder = (world: World, { receipt }: Shown, { visitor, draws }: Omit<Visit, 'seen'>, tally: Tally): SentEvent[] => {
  if (draws(1) >= world.ownOrderRate) return []
  tally.orders++
  return [sending(visitor, receipt)('Order Completed', 700 + draws(4) * 600, { value: world.orderValue(draws(5)), currency: 'EUR' })]
}

/** What one visit leaves behind: seen for certain, clicked and ordered by the hidden rates, each a moment later. */
const eventsOf = (world: World, { components = {}, receipt }: Shown, { visitor, draws, seen }: Visit, tally: Tally): SentEvent[] => {
  const event = sending(visitor, receipt)
  tally.exposures++
  const events = [event('Content Exposed', 0)]
  if (draws(1) >= world.clickRate(components, seen)) return events
  tally.clicks++
  events.push(event('Content Clicked', 300 + draws(2) * 300))
  if (draws(3) >= world.orderRate) return events
  tally.orders++
  events.push(event('Order Completed', 700 + draws(4) * 600, { value: world.orderValue(draws(5)), currency: 'EUR' }))
  return events
}
