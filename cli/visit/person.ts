import { drawAt, type Seed } from '../../engine/decide/draw.ts'

/** Who a made-up visitor is known as, to whom the shop has been introduced: what rules by profile have something to say about. */
export interface Person {
  country: string
  /** What was said to the shop's questions. */
  consent: { personalisation: boolean; marketing: boolean }
  /** How many days ago an order was made, once for each. */
  orders: readonly number[]
}

/** The part of the visitors that sign in, and so are known. */
const knownShare = 0.4
const marketingShare = 0.6
const orderedShare = 0.5
const lapsedShare = 0.3
/** Few days: each is a day of the log of its own. */
const [lately, longAgo] = [12, 100]

export const countryOf = (seed: Seed, visitor: number): string => countries[Math.floor(drawAt(seed, 1_000_000 + visitor) * countries.length)] ?? 'DE'
const countries = ['DE', 'DE', 'NO', 'SE', 'AT', 'FI']

/**
 * Some visitors are known, by the seed alone; undefined of all others. Whoever is known agreed to personalisation: of those who did not nothing could be
 * counted, and what wears off would not be told apart from what is liked less.
 */
export const personOf = (people: Seed, visitor: number, country: string): Person | undefined => {
  const draw = (n: number): number => drawAt(people, visitor * 8 + n)
  if (draw(0) >= knownShare) return undefined
  const last = draw(3) < lapsedShare ? longAgo : lately
  const many = draw(2) < orderedShare ? 1 + Math.floor(draw(4) * 3) : 0
  return { country, consent: { personalisation: true, marketing: draw(1) < marketingShare }, orders: Array.from({ length: many }, () => last) }
}

/** What chance has in store for an order of somebody’s: their own, as all else of them. */
export const orderDraw = (people: Seed, visitor: number, order: number): number => drawAt(people, visitor * 8 + 5 + order)

const dayMs = 86_400_000

interface Introduction {
  type: 'identify' | 'track'
  userId: string
  messageId: string
  timestamp: string
  context: object
  traits?: object
  event?: string
  properties?: object
}

/** How somebody becomes known: identified with traits and consent, and the orders of before. The same ids each time, so that sent again on that day they count once. */
export const introductionOf = (
  visitor: string,
  { country, consent, orders }: Person,
  now: Date,
  value: (order: number) => number,
): Introduction[] => {
  const context = { userAgent, synthetic: true }
  const sent = { userId: visitor, context }
  return [
    {
      ...sent,
      type: 'identify',
      messageId: `${visitor} identify`,
      timestamp: now.toISOString(),
      traits: { country },
      context: { ...context, consent: { version: 'what the visitor generator asks', categoryPreferences: consent } },
    },
    ...orders.map((daysAgo, order): Introduction => ({
      ...sent,
      type: 'track',
      event: 'Order Completed',
      messageId: `${visitor} order ${order}`,
      timestamp: new Date(now.getTime() - daysAgo * dayMs).toISOString(),
      properties: { value: value(order), currency: 'EUR' },
    })),
  ]
}

export const userAgent = 'Mozilla/5.0 (synthetic visitor of Continuo)'
