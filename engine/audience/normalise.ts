import { type DeadReason, type Event, eventLimits, EventType } from './event.ts'

type Json = Record<string, unknown>

/** What is known of an event besides its own body. */
export interface Arrival {
  receivedAt: Date
  /** First day that is still retained, yyyy-mm-dd in UTC. */
  oldestDay: string
  /** Of the batch, for events that do not say. */
  sentAt?: string
  /** Laid under the event's own. */
  context?: Json
  integrations?: Json
  /** From a header, for senders that put it nowhere else. */
  anonymousId?: string
  /** From the path: what it says goes before the body. */
  type?: EventType
}

export type Normalised = { event: Event } | Unfit
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
  const ids = identityOf(raw, type, arrival)
  if ('unfit' in ids) return ids
  const messageId = messageIdOf(raw, newId)
  if (typeof messageId !== 'string') return messageId
  const times = timesOf(raw, arrival)
  if ('unfit' in times) return times
  const payload = payloadOf(raw, type, arrival)
  if ('unfit' in payload) return payload
  return { event: { messageId, type, ...ids, ...times, ...payload } }
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

const identityOf = (raw: Json, type: EventType, arrival: Arrival): Pick<Event, 'userId' | 'anonymousId' | 'previousId' | 'groupId'> | Unfit => {
  const ids = {
    userId: idOf(raw['userId']),
    anonymousId: idOf(raw['anonymousId']) ?? arrival.anonymousId,
    previousId: type === 'alias' ? idOf(raw['previousId']) : undefined,
    groupId: type === 'group' ? idOf(raw['groupId']) : undefined,
  }
  for (const [where, id] of Object.entries(ids)) {
    if (id !== undefined && id.length > longestId) return unfit('badField', where, `longer than ${longestId} characters`)
  }
  if (ids.userId === undefined && ids.anonymousId === undefined) return unfit('noIdentity', 'userId', 'neither userId nor anonymousId')
  if (type === 'alias' && (ids.previousId === undefined || ids.userId === undefined))
    return unfit('noIdentity', 'previousId', 'an alias names userId and previousId')
  if (type === 'group' && ids.groupId === undefined) return unfit('badField', 'groupId', 'a group event names its group')
  return present(ids)
}

const messageIdOf = (raw: Json, newId: () => string): string | Unfit => {
  const given = raw['messageId']
  if (given === undefined || given === null || given === '') return newId()
  if (typeof given !== 'string') return unfit('badField', 'messageId', 'not a text')
  return given.length > eventLimits.messageId ? unfit('messageIdTooLong', 'messageId', `longer than ${eventLimits.messageId} characters`) : given
}

const timesOf = (
  raw: Json,
  { receivedAt, sentAt: batchSentAt }: Arrival,
): Pick<Event, 'at' | 'originalTimestamp' | 'sentAt' | 'receivedAt'> | Unfit => {
  // Senders call the time of their own clock `timestamp`, or `originalTimestamp` when they are made for servers that correct it.
  const original = readTime(raw['originalTimestamp'] ?? raw['timestamp'])
  if (original === null) return unfit('badTimestamp', 'timestamp', 'not a time (RFC 3339, or milliseconds since 1970)')
  // A broken time of sending only costs the correction, so it is no reason to refuse the event.
  const sent = readTime(raw['sentAt'] ?? batchSentAt) ?? undefined
  const received = receivedAt.getTime()
  const corrected = original === undefined ? received : sent === undefined ? original : received - (sent - original)
  const at = Math.min(corrected, received)
  if (!inRange(at)) return unfit('badTimestamp', 'timestamp', 'outside the years 1970 to 9999')
  return {
    at: new Date(at).toISOString(),
    ...(original !== undefined && { originalTimestamp: new Date(original).toISOString() }),
    ...(sent !== undefined && { sentAt: new Date(sent).toISOString() }),
    receivedAt: receivedAt.toISOString(),
  }
}

/** Milliseconds; undefined when absent, null when it cannot be read. */
const readTime = (value: unknown): number | undefined | null => {
  if (value === undefined || value === null || value === '') return undefined
  const time = typeof value === 'number' ? value : typeof value === 'string' ? Date.parse(value) : Number.NaN
  return inRange(time) ? time : null
}
const inRange = (time: number): boolean => time >= 0 && time < 253_402_300_800_000

const payloadOf = (
  raw: Json,
  type: EventType,
  arrival: Arrival,
): Pick<Event, 'name' | 'properties' | 'traits' | 'context' | 'integrations'> | Unfit => {
  for (const where of ['properties', 'traits', 'context', 'integrations']) {
    const part = raw[where]
    if (part !== undefined && part !== null && !isObject(part)) return unfit('badField', where, 'not an object')
  }
  const name = nameOf(raw, type)
  if (typeof name === 'object') return name
  const context = { ...arrival.context, ...objectAt(raw, 'context') }
  const integrations = { ...arrival.integrations, ...objectAt(raw, 'integrations') }
  const bearsTraits = type === 'identify' || type === 'group'
  // Some senders put the traits of an identify into the context alone.
  const traits = bearsTraits ? (objectAt(raw, 'traits') ?? (isObject(context['traits']) ? context['traits'] : {})) : undefined
  return present({
    name,
    properties: bearsTraits || type === 'alias' ? undefined : (objectAt(raw, 'properties') ?? {}),
    traits,
    context,
    integrations: Object.keys(integrations).length > 0 ? integrations : undefined,
  }) as Pick<Event, 'context'>
}

const objectAt = (raw: Json, name: string): Json | undefined => (isObject(raw[name]) ? raw[name] : undefined)

const nameOf = (raw: Json, type: EventType): string | undefined | Unfit => {
  if (type === 'page' || type === 'screen') return typeof raw['name'] === 'string' ? raw['name'].slice(0, 200) : undefined
  if (type !== 'track') return undefined
  const name = raw['event']
  if (typeof name !== 'string' || name.trim() === '') return unfit('noEventName', 'event', 'a track event names what happened')
  return name.length > 200 ? unfit('badField', 'event', 'longer than 200 characters') : name
}

const present = <T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as never
