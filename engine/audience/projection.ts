import type { Attribute } from './attribute.ts'
import { type Consent, mergedConsent, type Purpose, withConsents } from './consent.ts'
import { aliasesOf, type Event, userAlias } from './event.ts'
import { type Profile, stranger, type Value } from './profile.ts'

/** What is known of the people whom a batch of events is about: who bears which alias, and each profile by id. */
export interface Book {
  holders: Map<string, string>
  profiles: Map<string, Profile>
}

/** What a batch came to: the profiles and aliases to write. */
export interface Projected {
  profiles: Profile[]
  holders: [alias: string, profile: string][]
}

/** Does this event say anything of a person that is kept outside the event log? Most do not, and cost nothing more. */
export const concernsProfile = (event: Event, counted: ReadonlySet<string>): boolean =>
  event.type === 'identify' ||
  event.type === 'alias' ||
  event.context['consent'] !== undefined ||
  (event.name !== undefined && counted.has(event.name))

/** Names of the events that some attribute counts. */
export const countedEvents = (attributes: readonly Attribute[]): Set<string> =>
  new Set(attributes.flatMap(({ origin }) => (origin.kind === 'count' || origin.kind === 'lastTime' ? [origin.event] : [])))

/** Folds events into the profiles that they concern, in the order given. The book is changed in place; what changed is answered. */
export const projectEvents = (book: Book, events: readonly Event[], attributes: readonly Attribute[], newId: () => string): Projected => {
  const changed = new Set<string>()
  const moved = new Set<string>()
  const versions = new Map([...book.profiles].map(([id, { version }]) => [id, version]))
  for (const event of events) {
    const id = holderOf(book, event, newId, changed, moved)
    const known = book.profiles.get(id)
    book.profiles.set(id, withEvent(known ?? strangerOf(id, event), event, attributes))
    changed.add(id)
  }
  return {
    // However many events touched it, a profile is written once and grows by one version.
    profiles: [...changed].sort().flatMap((id) => {
      const profile = book.profiles.get(id)
      return profile ? [{ ...profile, version: (versions.get(id) ?? 0) + 1 }] : []
    }),
    holders: [...moved].sort().map((alias) => [alias, book.holders.get(alias) ?? '']),
  }
}

/** Whose event it is; two people who turn out to be one become one. */
const holderOf = (book: Book, event: Event, newId: () => string, changed: Set<string>, moved: Set<string>): string => {
  // A shared browser bears many known ids, so an anonymous id follows a known one only where somebody says who they are.
  const aliases = event.type === 'identify' || event.type === 'alias' ? aliasesOf(event) : aliasesOf(event).slice(0, 1)
  const held = [...new Set(aliases.flatMap((alias) => book.holders.get(alias) ?? []))]
  const known = event.userId === undefined ? undefined : book.holders.get(userAlias(event.userId))
  const id = known ?? held.find((other) => mayBecome(book.profiles.get(other), event)) ?? newId()
  for (const other of held) {
    if (other === id || !mayBecome(book.profiles.get(other), event)) continue
    absorb(book, id, other, moved)
    changed.add(id)
    changed.add(other)
  }
  for (const alias of aliases) {
    if (book.holders.get(alias) === id) continue
    book.holders.set(alias, id)
    moved.add(alias)
  }
  return id
}

/** An anonymous person may become the known one of this event; a person known by another id may not. */
const mayBecome = (profile: Profile | undefined, { userId }: Event): boolean =>
  profile?.userId === undefined || userId === undefined || profile.userId === userId

const absorb = (book: Book, id: string, other: string, moved: Set<string>): void => {
  const from = book.profiles.get(other)
  const into = book.profiles.get(id)
  if (!from || !into) return
  book.profiles.set(id, mergeProfiles(into, from))
  book.profiles.set(other, { ...from, traits: {}, facts: {}, anonymousIds: [], state: 'merged', mergedInto: id })
  for (const [alias, holder] of book.holders) {
    if (holder !== other) continue
    book.holders.set(alias, id)
    moved.add(alias)
  }
}

/** Two profiles of one person. What the first says goes before the second; an opt-out of either holds. */
export const mergeProfiles = (into: Profile, from: Profile): Profile => ({
  ...from,
  ...into,
  anonymousIds: [...new Set([...into.anonymousIds, ...from.anonymousIds])].slice(-50),
  traits: { ...from.traits, ...into.traits },
  facts: mergedFacts(into.facts, from.facts),
  consents: withConsents(into.consents, from.consents, mergedConsent),
  firstSeen: into.firstSeen < from.firstSeen ? into.firstSeen : from.firstSeen,
  lastSeen: into.lastSeen > from.lastSeen ? into.lastSeen : from.lastSeen,
  synthetic: into.synthetic && from.synthetic,
})

const mergedFacts = (a: Profile['facts'], b: Profile['facts']): Profile['facts'] => {
  const facts = { ...b, ...a }
  for (const key of Object.keys(a)) facts[key] = mergedFact(a[key] ?? null, b[key])
  return facts
}
const mergedFact = (a: Value, b: Value | undefined): Value => {
  if (typeof a === 'number' && typeof b === 'number') return a + b
  return typeof a === 'string' && typeof b === 'string' && b > a ? b : a
}

const strangerOf = (id: string, event: Event): Profile => stranger(id, event.at, event.context['synthetic'] === true)

/** A profile after one more event. */
export const withEvent = (profile: Profile, event: Event, attributes: readonly Attribute[]): Profile => {
  const traits = event.type === 'identify' ? { ...profile.traits, ...event.traits } : profile.traits
  return {
    ...profile,
    ...(event.userId !== undefined && { userId: event.userId }),
    ...known(traits, event),
    anonymousIds: withAnonymousId(profile.anonymousIds, event),
    traits,
    facts: countedFacts(profile.facts, event, attributes),
    consents: withConsents(profile.consents, consentsOf(event)),
    firstSeen: event.at < profile.firstSeen ? event.at : profile.firstSeen,
    lastSeen: event.at > profile.lastSeen ? event.at : profile.lastSeen,
    synthetic: profile.synthetic && event.context['synthetic'] === true,
    state: event.userId === undefined && profile.userId === undefined ? 'anonymous' : 'known',
  }
}

/** What the profile itself holds of the traits; a text that is too long for what it claims to be is left among the traits alone. */
const known = (traits: Profile['traits'], { context }: Event): Pick<Profile, 'email' | 'locale' | 'timeZone'> => {
  const email = shortText(traits['email'], 320)?.trim().toLowerCase()
  const locale = shortText(traits['locale'] ?? context['locale'], 35)
  const timeZone = shortText(traits['timezone'] ?? context['timezone'], 64)
  return { ...(email !== undefined && { email }), ...(locale !== undefined && { locale }), ...(timeZone !== undefined && { timeZone }) }
}

const withAnonymousId = (ids: readonly string[], event: Event): string[] => {
  const id = event.anonymousId ?? (event.type === 'alias' ? event.previousId : undefined)
  return id === undefined || ids.includes(id) ? [...ids] : [...ids, id].slice(-50)
}

const shortText = (value: unknown, most: number): string | undefined =>
  typeof value === 'string' && value !== '' && value.length <= most ? value : undefined
const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

const countedFacts = (facts: Profile['facts'], event: Event, attributes: readonly Attribute[]): Profile['facts'] => {
  if (event.name === undefined) return facts
  const counted = attributes.flatMap(({ key, origin }): [string, Value][] => {
    if ((origin.kind !== 'count' && origin.kind !== 'lastTime') || origin.event !== event.name) return []
    const before = facts[key]
    if (origin.kind === 'count') return [[key, (typeof before === 'number' ? before : 0) + 1]]
    return [[key, typeof before === 'string' && before > event.at ? before : event.at]]
  })
  return counted.length === 0 ? facts : { ...facts, ...Object.fromEntries(counted) }
}

/** Purposes by the names that consent banners use for them. */
const purposeNames: Record<string, Purpose> = {
  personalisation: 'personalisation',
  personalization: 'personalisation',
  marketing: 'marketing',
  tracking: 'tracking',
}

/** What the sender's consent banner says, from `context.consent.categoryPreferences`; categories that are none of our purposes are left alone. */
export const consentsOf = (event: Event): Consent[] => {
  const consent = event.context['consent']
  const preferences = typeof consent === 'object' && consent !== null && 'categoryPreferences' in consent ? consent.categoryPreferences : undefined
  if (typeof preferences !== 'object' || preferences === null) return []
  const text = textOf((consent as Record<string, unknown>)['version']) ?? 'not named'
  return Object.entries(preferences).flatMap(([category, granted]) => {
    const purpose = purposeNames[category.toLowerCase()]
    return purpose === undefined || typeof granted !== 'boolean'
      ? []
      : [{ purpose, granted, text: text.slice(0, 200), source: 'consent banner', at: event.at }]
  })
}

/** Every alias that a batch names, to be looked up before it is folded. */
export const aliasesNamed = (events: readonly Event[]): string[] => [...new Set(events.flatMap(aliasesOf))].sort()
