import { randomUUID } from 'node:crypto'
import { drawAt, seedOf } from '../../engine/decide/draw.ts'
import { type World, visitsOf } from './world.ts'

/** What a visitor hears at a placement; the parts that matter here. */
export interface Shown {
  components?: Record<string, string>
  receipt: string
  branch: string
}

export interface Wire {
  decide(placement: string, visitor: string, context: Record<string, unknown>): Promise<Shown>
  /** Takes Segment events, a batch at a time. */
  send(events: readonly object[]): Promise<void>
}

export interface Tally {
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
  /** Visits under way at once. */
  atOnce: number
  progress(done: number, of: number): void
  signal: AbortSignal
}

const batchSize = 200
const countries = ['DE', 'DE', 'NO', 'SE', 'AT', 'FI']

/** One visit after the other, `atOnce` of them side by side, in rounds: everybody's first visit before anybody's second. */
export const sendCrowd = async (wire: Wire, { world, placement, visitors, seed, atOnce, progress, signal }: CrowdOptions): Promise<Tally> => {
  const chance = seedOf('crowd', seed)
  const visits = Array.from({ length: visitors }, (_, visitor) => visitsOf(chance, visitor))
  const rounds = Math.max(...visits)
  const plan = Array.from({ length: rounds }, (_, round) => visits.flatMap((many, visitor) => (many > round ? [{ visitor, round }] : []))).flat()
  const seenTired = new Map<number, number>()
  const tally: Tally = { decisions: 0, exposures: 0, clicks: 0, orders: 0 }
  const waiting: object[] = []
  const flush = async (least: number) => {
    while (waiting.length >= least && waiting.length > 0) await wire.send(waiting.splice(0, batchSize))
  }

  let next = 0
  const walk = async () => {
    for (let at = next++; at < plan.length && !signal.aborted; at = next++) {
      const { visitor, round } = plan[at] ?? { visitor: 0, round: 0 }
      const draws = seedOf(`visit ${visitor}`, `${seed} ${round}`)
      const country = countries[Math.floor(drawAt(chance, 1_000_000 + visitor) * countries.length)]
      const shown = await wire.decide(placement, `visitor-${seed}-${visitor}`, { country, rain: Math.round(drawAt(draws, 0) * 60) / 10 })
      tally.decisions++
      if (shown.components) {
        const seen = seenTired.get(visitor) ?? 0
        waiting.push(...eventsOf(world, shown, { visitor: `visitor-${seed}-${visitor}`, draws: (n) => drawAt(draws, n), seen }, tally))
        if (Object.values(shown.components).some(world.tires)) seenTired.set(visitor, seen + 1)
      }
      await flush(batchSize)
      progress(tally.decisions, plan.length)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, walk))
  await flush(1)
  return tally
}

interface Visit {
  visitor: string
  draws(n: number): number
  seen: number
}

/** What one visit leaves behind: seen for certain, clicked and ordered by the hidden rates, each some seconds later. */
const eventsOf = (world: World, { components = {}, receipt }: Shown, { visitor, draws, seen }: Visit, tally: Tally): object[] => {
  const began = Date.now()
  const event = (name: string, seconds: number, properties: object = {}) => ({
    type: 'track',
    messageId: randomUUID(),
    userId: visitor,
    event: name,
    timestamp: new Date(began + seconds * 1_000).toISOString(),
    properties: { receipt, ...properties },
    context: { userAgent: 'Mozilla/5.0 (synthetic visitor of Continuo)' },
  })
  tally.exposures++
  const events = [event('Content Exposed', 0)]
  if (draws(1) >= world.clickRate(components, seen)) return events
  tally.clicks++
  events.push(event('Content Clicked', 2 + draws(2) * 20))
  if (draws(3) >= world.orderRate) return events
  tally.orders++
  events.push(event('Order Completed', 40 + draws(4) * 200, { value: world.orderValue(draws(5)), currency: 'EUR' }))
  return events
}
