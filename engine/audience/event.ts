import { z } from 'zod'

export const EventType = z.enum(['identify', 'track', 'page', 'screen', 'group', 'alias'])
export type EventType = z.infer<typeof EventType>

/** Something that a person did or received, in Segment's form, as it lies in the event log. */
export const Event = z.object({
  messageId: z.string().min(1).max(100),
  type: EventType,
  /** Of `track`: what happened. Of `page` and `screen`: its name. */
  name: z.string().max(200).optional(),
  userId: z.string().max(256).optional(),
  anonymousId: z.string().max(256).optional(),
  /** Of `alias`: the id that the person had before. */
  previousId: z.string().max(256).optional(),
  groupId: z.string().max(256).optional(),
  /** When it happened by our clock: receivedAt − (sentAt − originalTimestamp). */
  at: z.iso.datetime(),
  /** When the sender's clock says that it happened. */
  originalTimestamp: z.iso.datetime().optional(),
  sentAt: z.iso.datetime().optional(),
  receivedAt: z.iso.datetime(),
  /** Of `track`, `page` and `screen`. */
  properties: z.record(z.string(), z.unknown()).optional(),
  /** Of `identify` and `group`. */
  traits: z.record(z.string(), z.unknown()).optional(),
  context: z.record(z.string(), z.unknown()),
  integrations: z.record(z.string(), z.unknown()).optional(),
})
export type Event = z.infer<typeof Event>

/** Limits of the wire, in bytes of JSON where not said otherwise. */
export const eventLimits = {
  event: 32_768,
  batch: 512_000,
  eventsABatch: 2_500,
  messageId: 100,
  depth: 32,
} as const

/** Why an event was not taken. Closed, so that dead letters can be grouped. */
export const DeadReason = z.enum([
  'notJson',
  'notAnObject',
  'unknownType',
  'noIdentity',
  'noEventName',
  'badField',
  'badTimestamp',
  'messageIdTooLong',
  'tooLarge',
  'tooDeep',
  'tooOld',
  'badReceipt',
])
export type DeadReason = z.infer<typeof DeadReason>

/** The ids that somebody goes by in one event, the known one first. */
export const aliasesOf = ({ userId, anonymousId, previousId }: Pick<Event, 'userId' | 'anonymousId' | 'previousId'>): string[] => [
  ...(userId === undefined ? [] : [userAlias(userId)]),
  ...(anonymousId === undefined ? [] : [anonymousAlias(anonymousId)]),
  ...(previousId === undefined ? [] : [anonymousAlias(previousId)]),
]

/** A known id and an anonymous one may read the same and be two people. */
export const userAlias = (id: string): string => `u:${id}`
export const anonymousAlias = (id: string): string => `a:${id}`
