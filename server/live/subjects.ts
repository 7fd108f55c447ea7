import type { Attribute } from '../../engine/audience/attribute.ts'
import { type Consent, Purpose } from '../../engine/audience/consent.ts'
import { anonymousAlias, userAlias } from '../../engine/audience/event.ts'
import type { Value } from '../../engine/audience/profile.ts'
import { profileFacts } from '../../engine/audience/rule.ts'
import type { DecisionSubject } from '../../engine/decide/decision.ts'
import type { Outcome } from '../../engine/observe/outcome.ts'
import { profileOfAlias } from '../store/audience.store.ts'
import type { Scope } from '../store/database.ts'
import { exposuresOf } from '../store/observe.store.ts'

/** What is known of one person while decisions are made: read once, kept in memory, and moved along as events come in. */
export interface Subject {
  hash: string
  facts: Readonly<Record<string, Value>>
  consents: readonly Consent[]
  exposures: Seen[]
}

export interface Seen {
  placement: string
  campaign: string
  at: number
}

export interface Subjects {
  /** At once when it is in memory. */
  of(subject: DecisionSubject): Subject | Promise<Subject>
  /** The profile behind these ids changed. */
  forget(aliases: Iterable<string>): void
  forgetAll(): void
  /** Exposures count from the moment that they are committed. */
  noted(outcomes: readonly Outcome[]): void
}

/** The longest window of a cap. */
const longestDays = 90
const mostExposures = 500
const mostSubjects = 100_000
const staleMs = 60_000

export const subjects = (
  scope: Scope,
  sign: (text: string) => string,
  attributes: () => readonly Pick<Attribute, 'key' | 'origin'>[],
  now: () => number,
): Subjects => {
  const kept = new Map<string, { subject: Subject; until: number }>()
  const byHash = new Map<string, Subject>()
  const reading = new Map<string, Promise<Subject>>()

  const read = async (alias: string): Promise<Subject> => {
    const hash = subjectHash(alias, sign)
    const since = new Date(now() - longestDays * 86_400_000)
    const [profile, exposures] = await Promise.all([profileOfAlias(scope, alias), exposuresOf(scope, hash, since, mostExposures)])
    const subject: Subject = { hash, facts: profile ? profileFacts(profile, attributes()) : {}, consents: profile?.consents ?? [], exposures }
    while (kept.size >= mostSubjects) {
      const [oldest] = kept.keys()
      if (oldest === undefined) break
      byHash.delete(kept.get(oldest)?.subject.hash ?? '')
      kept.delete(oldest)
    }
    kept.set(alias, { subject, until: now() + staleMs })
    byHash.set(hash, subject)
    return subject
  }

  return {
    of: ({ userId, anonymousId }) => {
      const alias = userId === undefined ? anonymousAlias(anonymousId ?? '') : userAlias(userId)
      const known = kept.get(alias)
      if (known && known.until > now()) return known.subject
      const pending = reading.get(alias) ?? read(alias).finally(() => reading.delete(alias))
      reading.set(alias, pending)
      return pending
    },
    forget: (aliases) => {
      for (const alias of aliases) kept.delete(alias)
    },
    forgetAll: () => kept.clear(),
    noted: (outcomes) => {
      for (const { kind, state, subject, placement, campaign, at } of outcomes) {
        if (kind !== 'exposure' || state !== 'joined' || subject === undefined || campaign === undefined) continue
        const known = byHash.get(subject)
        if (!known) continue
        known.exposures.push({ placement, campaign, at: Date.parse(at) })
        if (known.exposures.length > mostExposures) known.exposures.shift()
      }
    },
  }
}

/** Who somebody is, to a record: it cannot be turned back without the engine’s secret. */
export const subjectHash = (alias: string, sign: (text: string) => string): string => sign(`subject ${alias}`)

/** How often a subject saw something of a placement or campaign within a window. */
export const countSeen = (exposures: readonly Seen[], of: 'placement' | 'campaign', id: string, days: number, now: number): number => {
  const since = now - days * 86_400_000
  let count = 0
  for (const seen of exposures) if (seen[of] === id && seen.at > since) count++
  return count
}

/** The purposes that hold for one request: what the page says, unless a withdrawal that we know of stands against it. */
export const agreedPurposes = (held: readonly Consent[], said: Partial<Record<Purpose, boolean>> | undefined): Purpose[] =>
  Purpose.options.filter((purpose) => {
    const stored = held.find((consent) => consent.purpose === purpose)
    if (stored?.granted === false || said?.[purpose] === false) return false
    return said?.[purpose] === true || stored?.granted === true
  })
