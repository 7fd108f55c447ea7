import { z } from 'zod'
import type { Event } from '../audience/event.ts'
import { Harm } from '../brief/goal.ts'
import { decisionDay } from '../decide/decision.ts'
import type { Receipt } from '../decide/receipt.ts'
import { identifiedAt } from '../kernel/identifier.ts'
import { likelyHuman, machineLikelihood } from './machine.ts'

/**
 * exposure: it was shown and seen.  click: it was pressed.  conversion: what the placement is for.  The others are harms: it was unsubscribed from, called
 * spam, came back as undeliverable, or what was ordered was returned. At most one of each counts for a decision.
 */
export const OutcomeKind = z.enum(['exposure', 'click', 'conversion', ...Harm.options])
export type OutcomeKind = z.infer<typeof OutcomeKind>

/** The track events by which a page or a mail says what became of a decision. Any other event that names one is a conversion where its placement says so. */
export const exposedEvent = 'Content Exposed'
export const clickedEvent = 'Content Clicked'

/** Harms, by the names that the field has for them. */
export const harmEvents: Readonly<Record<Harm, string>> = {
  unsubscribe: 'Unsubscribed',
  complaint: 'Email Marked as Spam',
  bounce: 'Email Bounced',
  return: 'Order Refunded',
}
const kinds: ReadonlyMap<string, OutcomeKind> = new Map([
  [exposedEvent, 'exposure'],
  [clickedEvent, 'click'],
  ...Harm.options.map((harm): [string, OutcomeKind] => [harmEvents[harm], harm]),
])

/** joined: counted by learning.  aside: kept and not learned from, since a machine did it, or it is the conversion of another placement. */
export const OutcomeState = z.enum(['joined', 'aside'])
export type OutcomeState = z.infer<typeof OutcomeState>

/** What an event says of one decision, before the decision itself was looked at. */
export interface Sighting {
  decision: string
  kind: OutcomeKind
  event: Event
  /** Absent when the event names the decision by its id alone. */
  receipt?: Receipt
}

export interface Sighted {
  sightings: Sighting[]
  /** Receipts that are none of ours. */
  forged: string[]
}

const nothing: Sighted = { sightings: [], forged: [] }

/** Does this event speak of a decision at all? Asked of every event, so it must be cheap. */
export const concernsDecision = ({ type, properties, context }: Event): boolean =>
  type === 'track' && (properties?.['receipt'] !== undefined || properties?.['decision'] !== undefined || context['decisions'] !== undefined)

/**
 * Which decisions an event speaks of: by receipt (`properties.receipt`) or id (`properties.decision`) for one, by `context.decisions`, a list of either, for
 * an order that several may have led to. Amounts are joined by these alone, never guessed from who and when.
 */
export const sightingsOf = (event: Event, open: (sealed: string) => Receipt | undefined): Sighted => {
  if (!concernsDecision(event)) return nothing
  const kind = kinds.get(event.name ?? '') ?? 'conversion'
  const { properties = {}, context } = event
  const listed = Array.isArray(context['decisions']) ? context['decisions'].slice(0, mostDecisions) : []
  const named = [properties['receipt'], properties['decision'], ...listed].filter((text): text is string => typeof text === 'string' && text !== '')
  const sightings = new Map<string, Sighting>()
  const forged: string[] = []
  for (const text of named) {
    if (decisionDay(text) !== undefined) {
      if (!sightings.has(text)) sightings.set(text, { decision: text, kind, event })
      continue
    }
    const receipt = open(text)
    if (receipt) sightings.set(receipt.decision, { decision: receipt.decision, kind, event, receipt })
    else forged.push(text)
  }
  return { sightings: [...sightings.values()], forged }
}
const mostDecisions = 20

/** One row of what came of decisions. */
export interface Outcome {
  decision: string
  /** Day of the decision, in UTC: where its row is filed. */
  day: string
  kind: OutcomeKind
  at: string
  messageId: string
  /** Hundredths of the engine’s currency. */
  value: number
  /** Likelihood that a machine did it. */
  machine: number
  state: OutcomeState
  synthetic: boolean
  placement: string
  campaign?: string
  subject?: string
  /** What was shown, by ids. */
  components?: readonly string[]
  /** True for an exposure that nobody reported, but a click implies. */
  implied?: boolean
}

/** What must be known of a decision to join an outcome to it: a receipt has it, and so has the record. */
export type Joinable = Pick<Receipt, 'placement' | 'campaign' | 'subject' | 'synthetic' | 'components'>

/**
 * A sighting as rows. Whatever came of a thing implies that it was seen, or of a message that its fate is known: with the exposure's row beside it, counts come out the same in
 * whatever order they arrive. `conversion` is the event that the decision's placement counts.
 */
export const outcomesOf = (sighting: Sighting, joined: Joinable, conversion: string | undefined): Outcome[] => {
  const { decision, event } = sighting
  // A placement may count as its conversion what elsewhere is a harm.
  const kind = event.name === conversion ? 'conversion' : sighting.kind
  const afterMs = kind === 'click' ? Date.parse(event.at) - (identifiedAt(decision) ?? Number.NaN) : undefined
  const machine = machineLikelihood({ userAgent: userAgentOf(event), afterMs })
  const other = kind === 'conversion' && event.name !== conversion
  const row: Outcome = {
    decision,
    day: decisionDay(decision) ?? event.at.slice(0, 10),
    kind,
    at: event.at,
    messageId: event.messageId,
    value: kind === 'conversion' ? valueOf(event) : 0,
    machine,
    state: other || !likelyHuman(machine) ? 'aside' : 'joined',
    synthetic: joined.synthetic,
    placement: joined.placement,
    ...(joined.campaign !== undefined && { campaign: joined.campaign }),
    ...(joined.subject !== undefined && { subject: joined.subject }),
    ...(joined.components && { components: Object.values(joined.components) }),
  }
  return kind === 'exposure' || row.state === 'aside' ? [row] : [{ ...row, kind: 'exposure', value: 0, implied: true }, row]
}

/** An order event of the field's names, so that the same placement may count “Order Completed” of any shop. */
const valueOf = ({ properties = {} }: Event): number => {
  const amount = [properties['value'], properties['revenue'], properties['total']].find(
    (value) => typeof value === 'number' && Number.isFinite(value),
  )
  const hundredths = Math.round(((amount as number | undefined) ?? 0) * 100)
  return Math.abs(hundredths) <= mostValue ? hundredths : 0
}
/** Ten million in money: beyond it an amount is a mistake, and its square would no longer be exact. */
const mostValue = 1_000_000_000

const userAgentOf = ({ context }: Event): string | undefined => (typeof context['userAgent'] === 'string' ? context['userAgent'] : undefined)
