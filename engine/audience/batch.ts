import { type Event, eventLimits, type EventType } from './event.ts'
import { type Arrival, momentOf, normaliseEvent, type Unfit } from './normalise.ts'

/** An event on its way into the log, with the text that is kept of it and the day that it is filed under. */
export interface Taken {
  event: Event
  text: string
  day: string
}

/** An event that was not taken, as it came. */
export interface Rejected extends Unfit {
  /** Its place in the batch. */
  index: number
  raw: unknown
}

export interface ReadBatch {
  taken: Taken[]
  rejected: Rejected[]
}

/** The kinds of ingest path: one event of a type, or many of any. */
export type IngestPath = EventType | 'batch'

/** The body of an ingest request, read: every event that fits, and every other one with its reason. */
export const readBatch = (body: unknown, path: IngestPath, arrival: Omit<Arrival, 'type'>, newId: () => string): ReadBatch | Unfit => {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    return { unfit: 'notAnObject', where: '', problem: 'the body is not a JSON object' }
  if (path !== 'batch') return collect([body], { ...arrival, type: path }, newId)
  const { batch, context, integrations, sentAt } = body as Record<string, unknown>
  if (!Array.isArray(batch)) return { unfit: 'badField', where: 'batch', problem: 'not a list of events' }
  if (batch.length > eventLimits.eventsABatch) return { unfit: 'tooLarge', where: 'batch', problem: `more than ${eventLimits.eventsABatch} events` }
  const shared: Arrival = {
    ...arrival,
    ...(isRecord(context) && { context }),
    ...(isRecord(integrations) && { integrations }),
    ...sentWith(sentAt),
  }
  return collect(batch, shared, newId)
}

const sentWith = (sentAt: unknown): Pick<Arrival, 'sent'> => {
  const sent = momentOf(sentAt)
  return sent ? { sent } : {}
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

const collect = (raws: readonly unknown[], arrival: Arrival, newId: () => string): ReadBatch => {
  const taken: Taken[] = []
  const rejected: Rejected[] = []
  raws.forEach((raw, index) => {
    const read = takeEvent(raw, arrival, newId)
    if ('unfit' in read) rejected.push({ ...read, index, raw: isRecord(raw) ? asMeant(raw, arrival) : raw })
    else taken.push(read)
  })
  return { taken, rejected }
}

/** With what its path, its batch and its headers said, so that a dead letter can be replayed by itself. */
const asMeant = (raw: Record<string, unknown>, { type, anonymousId, context, sent }: Arrival): Record<string, unknown> => ({
  ...(anonymousId !== undefined && { anonymousId }),
  ...(sent && { sentAt: sent.text }),
  ...raw,
  ...(type !== undefined && { type }),
  ...(context && { context: { ...context, ...(isRecord(raw['context']) && raw['context']) } }),
})

/** One event, normalised and measured. */
export const takeEvent = (raw: unknown, arrival: Arrival, newId: () => string): Taken | Unfit => {
  const read = normaliseEvent(raw, arrival, newId)
  if ('unfit' in read) return read
  // Before the first day that is retained a duplicate could not be told from a new event.
  if (read.day < arrival.oldestDay) return { unfit: 'tooOld', where: 'timestamp', problem: `before ${arrival.oldestDay}, the first day that is kept` }
  if (deeperThan(read.event, eventLimits.depth)) return { unfit: 'tooDeep', where: '', problem: `nested deeper than ${eventLimits.depth}` }
  const text = storable(read.event)
  // A character has at least one byte, so most events need no second look.
  return text.length * 3 > eventLimits.event && bytesOf(text) > eventLimits.event
    ? { unfit: 'tooLarge', where: '', problem: `more than ${eventLimits.event / 1024} KB` }
    : { event: read.event, day: read.day, text }
}

/** JSON that PostgreSQL takes: without NUL and without halves of surrogate pairs, which would fail the whole batch. */
const storable = (event: Event): string => {
  const text = JSON.stringify(event)
  return /\\u(0000|d[89a-f])/.test(text) ? JSON.stringify(cleaned(event)) : text
}

const cleaned = (value: unknown): unknown => {
  if (typeof value === 'string') return value.replaceAll('\0', '').toWellFormed()
  if (Array.isArray(value)) return value.map(cleaned)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [cleaned(key), cleaned(member)]))
}

const deeperThan = (value: unknown, most: number): boolean => {
  if (typeof value !== 'object' || value === null) return false
  if (most === 0) return true
  for (const key in value) if (deeperThan((value as Record<string, unknown>)[key], most - 1)) return true
  return false
}

const bytesOf = (text: string): number => {
  let bytes = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    // Each half of a pair counts two: the pair is four.
    bytes += code < 0x80 ? 1 : code < 0x800 || (code >= 0xd800 && code < 0xe000) ? 2 : 3
  }
  return bytes
}
