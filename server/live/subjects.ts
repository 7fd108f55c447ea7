import type { Attribute } from '../../engine/audience/attribute.ts'
import { type Consent, Purpose } from '../../engine/audience/consent.ts'
import { anonymousAlias, userAlias } from '../../engine/audience/event.ts'
import type { Value } from '../../engine/audience/profile.ts'
import { profileFacts } from '../../engine/audience/rule.ts'
import type { Seen } from '../../engine/decide/cap.ts'
import { mostRemembered } from '../../engine/decide/limits.ts'
import { longestWindow } from '../../engine/decide/window.ts'
import { type DecisionRecord, type DecisionSubject, type Stick, stickOf } from '../../engine/decide/decision.ts'
import type { Outcome } from '../../engine/observe/outcome.ts'
import { profileOfAlias } from '../store/audience.store.ts'
import type { Scope } from '../store/database.ts'
import { exposuresOf } from '../store/observe.store.ts'
import { sticksOf } from '../store/sticky.store.ts'

/** What is known of one person while decisions are made: read once, kept in memory, and moved along as events come in. */
export interface Subject {
  hash: string
  facts: Readonly<Record<string, Value>>
  consents: readonly Consent[]
  exposures: Seen[]
  /** What was given at sticky placements, by placement: the last that was drawn anew. */
  sticks: Map<string, Stick>
}

export interface Subjects {
  /** What this record gave its subject is what they keep. */
  learn(record: DecisionRecord): void
  /** At once when it is in memory. */
  of(subject: DecisionSubject): Subject | Promise<Subject>
  /** The profile behind these ids changed. */
  forget(aliases: Iterable<string>): void
  forgetAll(): void
  /** Exposures count from the moment that they are committed. `hear` learns of each that was counted. */
  noted(outcomes: readonly Outcome[], hear?: (subject: Subject, seen: Seen, outcome: Outcome) => void): void
}

const mostSubjects = 100_000
const staleMs = 60_000

export const subjects = (
  scope: Scope,
  sign: (text: string) => string,
  attributes: () => readonly Pick<Attribute, 'key' | 'origin'>[],
  now: () => number,
  recovered: () => Promise<void>,
): Subjects => {
  const { kept, byHash, keep } = keeping()
  const reading = new Map<string, Promise<Subject>>()

  const read = async (alias: string): Promise<Subject> => {
    const hash = subjectHash(alias, sign)
    const since = new Date(now() - longestWindow.days * 86_400_000)
    // What was given before a kill may still lie in a segment.
    await recovered()
    const [profile, exposures, sticks] = await Promise.all([
      profileOfAlias(scope, alias),
      exposuresOf(scope, hash, since, mostRemembered),
      sticksOf(scope, hash),
    ])
    // What was drawn a moment ago may still be on its way to the database.
    for (const [placement, stick] of byHash.get(hash)?.sticks ?? []) if (stick.at > (sticks.get(placement)?.at ?? '')) sticks.set(placement, stick)
    const subject: Subject = { hash, facts: profile ? profileFacts(profile, attributes()) : {}, consents: profile?.consents ?? [], exposures, sticks }
    keep(alias, { subject, until: now() + staleMs })
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
    learn: (record) => {
      const stick = record.sticks && stickOf(record)
      if (stick && record.subject !== undefined) byHash.get(record.subject)?.sticks.set(record.placement, stick)
    },
    // Marked as old and not dropped: what was drawn for them and is not in the database yet must outlive the next reading.
    forget: (aliases) => {
      for (const alias of aliases) outdate(kept.get(alias))
    },
    forgetAll: () => {
      for (const entry of kept.values()) outdate(entry)
    },
    noted: (outcomes, hear) => {
      for (const outcome of outcomes) {
        const { kind, state, subject, placement, campaign, components = [], at } = outcome
        if (kind !== 'exposure' || state !== 'joined' || subject === undefined || campaign === undefined) continue
        const known = byHash.get(subject)
        if (!known) continue
        const seen = { placement, campaign, components, at: Date.parse(at) }
        known.exposures.push(seen)
        if (known.exposures.length > mostRemembered) known.exposures.shift()
        hear?.(known, seen, outcome)
      }
    },
  }
}

interface Held {
  subject: Subject
  until: number
}

/** Those who are in memory, by alias and by hash; whoever was read the longest ago goes first. */
const keeping = () => {
  const kept = new Map<string, Held>()
  const byHash = new Map<string, Subject>()
  const keep = (alias: string, held: Held): void => {
    kept.delete(alias)
    while (kept.size >= mostSubjects) {
      const [oldest] = kept.keys()
      if (oldest === undefined) break
      byHash.delete(kept.get(oldest)?.subject.hash ?? '')
      kept.delete(oldest)
    }
    kept.set(alias, held)
    byHash.set(held.subject.hash, held.subject)
  }
  return { kept: kept as ReadonlyMap<string, Held>, byHash: byHash as ReadonlyMap<string, Subject>, keep }
}

const outdate = (entry: Held | undefined): void => {
  if (entry) entry.until = 0
}

/** Who somebody is, to a record: it cannot be turned back without the engine’s secret. */
export const subjectHash = (alias: string, sign: (text: string) => string): string => sign(`subject ${alias}`)

/** How often a subject saw something of a campaign within a window. */
export const timesSeen = (exposures: readonly Seen[], campaign: string, days: number, now: number): number => {
  const since = now - days * 86_400_000
  let count = 0
  for (const seen of exposures) if (seen.campaign === campaign && seen.at > since) count++
  return count
}

/** The purposes that hold for one request: what the page says, unless a withdrawal that we know of stands against it. */
export const agreedPurposes = (held: readonly Consent[], said: Partial<Record<Purpose, boolean>> | undefined): Purpose[] =>
  Purpose.options.filter((purpose) => {
    const stored = held.find((consent) => consent.purpose === purpose)
    if (stored?.granted === false || said?.[purpose] === false) return false
    return said?.[purpose] === true || stored?.granted === true
  })
