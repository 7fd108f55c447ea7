import { z } from 'zod'
import { attribute } from '../../audience/attribute.ts'
import { type Audience, audience } from '../../audience/audience.ts'
import { Warnings, warningsOf } from '../../audience/doubt.ts'
import { compileRule, ruleWords } from '../../audience/rule.ts'
import { happened, put } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { contentHash } from '../../kernel/canonical.ts'
import { isRefusal, type Refusal, refuse } from '../../kernel/refusal.ts'
import { staleness } from '../../kernel/stale.ts'
import { campaign } from '../campaign.ts'
import { mostRows, TableRow } from '../decision-table.ts'
import { experiment, type Experiment } from '../experiment.ts'
import { givenTable } from '../given-table.ts'
import { Placement, placement } from '../placement.ts'
import { policies, policyNamed } from '../policies/index.ts'
import { tableText } from '../table-text.ts'

export const savePlacement = command({
  name: 'placement.save',
  summary: 'Save a placement: where, for whom, by which policy, how much is held out, and what it is measured by',
  input: z.strictObject({
    key: Placement.shape.key,
    name: Placement.shape.name,
    channel: Placement.shape.channel,
    format: Placement.shape.format,
    locale: Placement.shape.locale,
    eligibility: Placement.shape.eligibility,
    table: z
      .union([z.array(TableRow).max(mostRows), z.string().max(20_000)])
      .optional()
      .describe('which campaigns for whom: rows, or as CEL, holds(audience.loyal) ? ["early-access"] : ["autumn"]; empty: none; left out: as it is'),
    holdout: z.strictObject({ share: z.number().min(0).max(0.5) }).default({ share: 0.05 }),
    policy: Placement.shape.policy.default({ name: 'thompson-components', settings: {} }),
    fallback: Placement.shape.fallback,
    audiences: Placement.shape.audiences,
    caps: Placement.shape.caps,
    sticky: Placement.shape.sticky,
    goal: Placement.shape.goal,
    conversion: Placement.shape.conversion,
    state: Placement.shape.state.default('live'),
    ifVersion: z.number().int().optional(),
  }),
  output: Placement.extend({ warnings: Warnings }),
  roles: ['owner', 'decisionEngineer', 'creativeTechnologist'],
  example: { key: 'sample-hero', name: 'Sample hero', channel: 'web', goal: { metric: 'clickRate', counterMetric: 'bounceRate' } },
  load: async (read, { key, table }) => ({
    found: (await read.list(placement, { key }, { limit: 1 })).items[0],
    running: await read.all(experiment, { placement: key, state: 'running' }),
    campaigns: table === undefined ? [] : await read.all(campaign, { state: ['draft', 'live', 'paused'] }),
    attributes: await read.all(attribute),
    audiences: await read.all(audience),
  }),
  decide: ({ found, running, campaigns, attributes, audiences }, { ifVersion, table: written, ...given }, { newId }) => {
    const stale = found && staleness(found, ifVersion)
    if (stale) return stale
    const words = ruleWords(attributes, audiences)
    const rule = compileRule(given.eligibility, words, 'eligibility')
    if (isRefusal(rule)) return rule
    const table = written === undefined ? found?.table : givenTable(written, campaigns, given.key, words)
    if (isRefusal(table)) return table
    const unknown = unknownAudience(given.audiences ?? [], audiences)
    if (unknown) return unknown
    const input = { ...given, ...(table && { table }) }
    const unfit = policyRefusal(input.policy)
    if (unfit) return unfit
    // The salt is of the placement's own making and never changes: whoever was held out stays so.
    const holdout = { share: input.holdout.share, salt: found?.holdout.salt ?? newId('slt') }
    const tested = found && running[0] && testedRefusal(running[0], found, { ...input, holdout })
    if (tested) return tested
    const saved: Placement = found
      ? amend(withoutExtras(found), { ...input, holdout })
      : { ...input, holdout, id: newId(placement.prefix), version: 1 }
    return {
      answer: { ...saved, ...warningsOf(rule) },
      save: [put(placement, saved)],
      journal: [
        happened(
          found ? 'placement.changed' : 'placement.made',
          { placement: saved.id },
          {
            key: saved.key,
            eligibility: saved.eligibility,
            ...(table && { table: tableText(table) }),
            policy: saved.policy.name,
            holdout: holdout.share,
          },
        ),
      ],
    }
  },
})

/** A policy that is not there, or settings that it does not take. */
const policyRefusal = ({ name, settings }: Placement['policy']): Refusal | undefined => {
  const chosen = policyNamed(name)
  if (!chosen) {
    return refuse('invalidInput', `No policy is called ${name}.`, {
      where: [{ path: 'policy.name', problem: 'unknown' }],
      remedy: `One of ${policies.map((one) => one.name).join(', ')}.`,
    })
  }
  const read = chosen.settings.safeParse(settings)
  if (read.success) return undefined
  return refuse('invalidInput', `The settings do not fit the policy ${name}.`, {
    where: read.error.issues.map(({ path, message }) => ({ path: ['policy', 'settings', ...path].join('.'), problem: message })),
  })
}

/** What an experiment is measured by and shared from stays as it was when it started. */
const testedRefusal = (
  { id, name }: Experiment,
  before: Placement,
  after: Pick<Placement, 'conversion' | 'policy' | 'holdout' | 'state'>,
): Refusal | undefined => {
  const changed = (['conversion', 'policy', 'holdout', 'state'] as const).filter((part) => contentHash(before[part]) !== contentHash(after[part]))
  return changed.length === 0
    ? undefined
    : refuse('inUse', `“${name}” runs at ${before.name} and is measured by what it started with.`, {
        where: changed.map((path) => ({ path, problem: 'fixed while an experiment runs' })),
        remedy: 'End the experiment first, or leave this as it is.',
        facts: { experiment: id },
      })
}

const unknownAudience = (keys: readonly string[], audiences: readonly Audience[]): Refusal | undefined => {
  const live = new Set(audiences.filter(({ state }) => state === 'live').map(({ key }) => key))
  const missing = keys.flatMap((key, at) =>
    live.has(key) ? [] : [{ path: `audiences.${at}`, problem: `no audience that is in use is called ${key}` }],
  )
  return missing.length === 0
    ? undefined
    : refuse('invalidInput', 'Only audiences that are in use can be learned apart.', {
        where: missing,
        remedy: live.size > 0 ? `In use are ${[...live].join(', ')}.` : 'Save an audience first.',
      })
}

const withoutExtras = ({ table: _table, sticky: _sticky, audiences: _audiences, ...rest }: Placement): Placement => rest
