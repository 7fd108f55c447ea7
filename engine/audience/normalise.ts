import { type DeadReason, type Event, eventLimits, EventType } from './event.ts'

type Json = Record<string, unknown>

/** What is known of an event besides its own body. Made by `arriving`, once for all events of a request. */
export interface Arrival {
  received: Moment
  /** First day that is still retained, yyyy-mm-dd in UTC. */
  oldestDay: string
  /** Of the batch, for events that do not say. */
  sent?: Moment
  /** Laid under the event's own. */
  context?: Json
  integrations?: Json
  /** From a header, for senders that put it nowhere else. */
  anonymousId?: string
  /** From the path: what it says goes before the body. */
  type?: EventType
}

/** Written once, since writing a date is the dearest part of an event. */
interface Moment {
  ms: number
  text: string
}

export const arriving = (now: Date, oldestDay: string, more: Pick<Arrival, 'context' | 'anonymousId'> = {}): Arrival => ({
  received: { ms: now.getTime(), text: now.toISOString() },
  oldestDay,
  ...more,
})

/** An event, and the day that it is filed and deduplicated under. */
export interface Fit {
  event: Event
  day: string
}
export type Normalised = Fit | Unfit
/** Why an event cannot be taken, and where. */
export interface Unfit {
  unfit: DeadReason
  where: string
  problem: string
}

/** One event as a client sent it → one event as the log keeps it. `newId` makes the message id that a client left out. */
export const normaliseEvent = (raw: unknown, arrival: Arrival, newId: () => string): Normalised => {
  if (!isObject(raw)) return unfit('notAnObject', '', 'an event is a JSON object')
  const type = arrival.type ?? raw['type']
  if (!isEventType(type)) return unfit('unknownType', 'type', `one of ${EventType.options.join(', ')}`)
  const messageId = messageIdOf(raw, newId)
  if (typeof messageId !== 'string') return messageId
  const times = timesOf(raw, arrival)
  if ('unfit' in times) return times
  const event: Event = { messageId, type, at: times.at, receivedAt: arrival.received.text, context: {} }
  const problem = identify(event, raw, arrival) ?? describe(event, raw, arrival)
  if (problem) return problem
  if (times.original !== undefined) event.originalTimestamp = times.original
  if (times.sent !== undefined) event.sentAt = times.sent
  return { event, day: times.day }
}

const unfit = (reason: DeadReason, where: string, problem: string): Unfit => ({ unfit: reason, where, problem })
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const types = new Set<unknown>(EventType.options)
const isEventType = (value: unknown): value is EventType => types.has(value)

/** Ids come as text or, from some senders, as numbers; empty ones count as absent. */
const idOf = (value: unknown): string | undefined => {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  return typeof value === 'string' && value !== '' ? value : undefined
}

const longestId = 256

/** Sets who the event is about; answers what is missing or too long. */
const identify = (event: Event, raw: Json, arrival: Arrival): Unfit | undefined => {
  const userId = idOf(raw['userId'])
  const anonymousId = idOf(raw['anonymousId']) ?? arrival.anonymousId
  if (userId === undefined && anonymousId === undefined) return unfit('noIdentity', 'userId', 'neither userId nor anonymousId')
  if (userId !== undefined) event.userId = userId
  if (anonymousId !== undefined) event.anonymousId = anonymousId
  if (tooLong(userId)) return longId('userId')
  return tooLong(anonymousId) ? longId('anonymousId') : otherIds(event, raw)
}

const otherIds = (event: Event, raw: Json): Unfit | undefined => {
  if (event.type === 'alias') {
    const previousId = idOf(raw['previousId'])
    if (previousId === undefined || event.userId === undefined) return unfit('noIdentity', 'previousId', 'an alias names userId and previousId')
    event.previousId = previousId
    return tooLong(previousId) ? longId('previousId') : undefined
  }
  if (event.type !== 'group') return undefined
  const groupId = idOf(raw['groupId'])
  if (groupId === undefined) return unfit('badField', 'groupId', 'a group event names its group')
  event.groupId = groupId
  return tooLong(groupId) ? longId('groupId') : undefined
}

const tooLong = (id: string | undefined): boolean => id !== undefined && id.length > longestId
const longId = (where: string): Unfit => unfit('badField', where, `longer than ${longestId} characters`)

const messageIdOf = (raw: Json, newId: () => string): string | Unfit => {
  const given = raw['messageId']
  if (given === undefined || given === null || given === '') return newId()
  if (typeof given !== 'string') return unfit('badField', 'messageId', 'not a text')
  return given.length > eventLimits.messageId ? unfit('messageIdTooLong', 'messageId', `longer than ${eventLimits.messageId} characters`) : given
}

interface Times {
  at: string
  day: string
  original?: string
  sent?: string
}

const timesOf = (raw: Json, { received, sent: batchSent }: Arrival): Times | Unfit => {
  // Senders call the time of their own clock `timestamp`, or `originalTimestamp` when they are made for servers that correct it.
  const given = raw['originalTimestamp'] ?? raw['timestamp']
  const original = readTime(given)
  if (original === null) return unfit('badTimestamp', 'timestamp', 'not a time (RFC 3339, or milliseconds since 1970)')
  // A broken time of sending only costs the correction, so it is no reason to refuse the event.
  const sent = raw['sentAt'] === undefined ? batchSent : momentOf(raw['sentAt'])
  if (original === undefined) return { at: received.text, day: received.text.slice(0, 10), ...(sent && { sent: sent.text }) }
  const ms = Math.min(sent === undefined ? original : received.ms - (sent.ms - original), received.ms)
  if (!inRange(ms)) return unfit('badTimestamp', 'timestamp', 'outside the years 1970 to 9999')
  const originalText = textOf(original, given)
  const at = ms === received.ms ? received.text : ms === original ? originalText : new Date(ms).toISOString()
  return { at, day: filingDay(at, originalText, received, sent), original: originalText, ...(sent && { sent: sent.text }) }
}

/** A retry must find the day of the first attempt, so it is the sender's own time that counts; only a clock that is wrong by more than half a day is set right. */
const filingDay = (at: string, original: string, received: Moment, sent: Moment | undefined): string =>
  (sent !== undefined && Math.abs(received.ms - sent.ms) > halfDayMs ? at : original).slice(0, 10)
const halfDayMs = 43_200_000

/** The text that a time came as, where it is already written as we write it. */
const textOf = (ms: number, given: unknown): string => (typeof given === 'string' && ourForm.test(given) ? given : new Date(ms).toISOString())
const ourForm = /^\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):\d\d:\d\d\.\d{3}Z$/

/** A time that was sent, with its text; undefined when there is none or it cannot be read. */
export const momentOf = (given: unknown): Moment | undefined => {
  const ms = readTime(given)
  return ms === undefined || ms === null ? undefined : { ms, text: textOf(ms, given) }
}

/** Milliseconds; undefined when absent, null when it cannot be read. */
const readTime = (value: unknown): number | undefined | null => {
  if (value === undefined || value === null || value === '') return undefined
  const time = typeof value === 'number' ? value : typeof value === 'string' ? Date.parse(value) : Number.NaN
  return inRange(time) ? time : null
}
const inRange = (time: number): boolean => time >= 0 && time < 253_402_300_800_000

/** Sets what the event says; answers what does not fit. */
const describe = (event: Event, raw: Json, arrival: Arrival): Unfit | undefined => {
  for (const where of parts) {
    const part = raw[where]
    if (part !== undefined && part !== null && !isObject(part)) return unfit('badField', where, 'not an object')
  }
  const name = nameOf(raw, event.type)
  if (typeof name === 'object') return name
  if (name !== undefined) event.name = name
  event.context = under(arrival.context, objectAt(raw, 'context')) ?? {}
  const integrations = under(arrival.integrations, objectAt(raw, 'integrations'))
  if (integrations) event.integrations = integrations
  say(event, raw)
  return undefined
}

/** What the batch says, with the event's own laid over it. */
const under = (shared: Json | undefined, own: Json | undefined): Json | undefined => (shared && own ? { ...shared, ...own } : (own ?? shared))

const say = (event: Event, raw: Json): void => {
  if (event.type === 'alias') return
  // Some senders put the traits of an identify into the context alone.
  if (event.type === 'identify' || event.type === 'group') event.traits = objectAt(raw, 'traits') ?? objectAt(event.context, 'traits') ?? {}
  else event.properties = objectAt(raw, 'properties') ?? {}
}
const parts = ['properties', 'traits', 'context', 'integrations'] as const

const objectAt = (raw: Json, name: string): Json | undefined => (isObject(raw[name]) ? raw[name] : undefined)

const nameOf = (raw: Json, type: EventType): string | undefined | Unfit => {
  if (type === 'page' || type === 'screen') return typeof raw['name'] === 'string' ? raw['name'].slice(0, 200) : undefined
  if (type !== 'track') return undefined
  const name = raw['event']
  if (typeof name !== 'string' || name.trim() === '') return unfit('noEventName', 'event', 'a track event names what happened')
  return name.length > 200 ? unfit('badField', 'event', 'longer than 200 characters') : name
}
