import type { Prefetch } from '../../engine/decide/batch.ts'
import { contentHash } from '../../engine/kernel/canonical.ts'
import { attributesUsed } from '../../engine/kernel/expression/expression.ts'
import type { Standing } from './standing.ts'
import type { Subject } from './subjects.ts'

const minuteMs = 60_000

/**
 * Names everything that a prefetch follows from: the rules and snapshots, the request, what is known of the person, which budgets are spent, and the moment as
 * far as it matters. The same tag, the same answer.
 */
export const entityTag = (standing: Standing, prefetch: Prefetch, subject: Subject | undefined, spent: readonly string[], now: Date): string => {
  const { config, ticks } = configOf(standing)
  const minute = Math.floor(now.getTime() / minuteMs)
  const begun = standing.ruleset.source.campaigns.filter(
    ({ from, until }) => now.getTime() >= Date.parse(from) && !(now.getTime() >= Date.parse(until ?? '9999')),
  )
  return `"${contentHash([
    config,
    prefetch,
    ticks || (subject && subject.exposures.length > 0) ? minute : now.toISOString().slice(0, 10),
    begun.map(({ id }) => id),
    spent,
    subject ? [subject.hash, subject.facts, subject.consents, subject.exposures.length, subject.exposures.at(-1)?.at ?? 0, [...subject.sticks]] : [],
  ]).slice(0, 32)}"`
}

const configs = new WeakMap<Standing, { config: string; ticks: boolean }>()

/** What stands, by its names, and whether any rule reads the clock. */
const configOf = (standing: Standing): { config: string; ticks: boolean } => {
  const known = configs.get(standing)
  if (known) return known
  const { ruleset, stocks, tiers } = standing
  const rules = [...ruleset.placements.values()].flatMap(({ rule, leaves, candidates }) => [
    rule,
    ...[...leaves, ...candidates].map((one) => one.rule),
  ])
  const made = {
    config: contentHash([ruleset.hash, [...stocks.values()].map(({ snapshot }) => snapshot.id), [...tiers.values()].map(({ id }) => id)]),
    ticks: rules.some((rule) => attributesUsed(rule).includes('now')),
  }
  configs.set(standing, made)
  return made
}
