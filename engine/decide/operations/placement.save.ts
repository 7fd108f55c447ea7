import { z } from 'zod'
import { Warnings, warningsOf } from '../../audience/doubt.ts'
import { happened, put } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { isRefusal } from '../../kernel/refusal.ts'
import { staleness } from '../../kernel/stale.ts'
import { campaign } from '../campaign.ts'
import { experiment } from '../experiment.ts'
import { givenTable } from '../given-table.ts'
import { Placement, placement } from '../placement.ts'
import { PlacementRule, placementRuleOf, withPlacementRule, WrittenTable } from '../placement-rule.ts'
import { audiencesRefusal, changesBetween, eligibilityRule, needsDraft, policyRefusal, ruleGrounds, withSaid } from '../rule-change.ts'
import { tableText } from '../table-text.ts'
import { measuredRefusal } from '../tested.ts'

/** What decides at a new placement where nothing else is said. */
const usual: PlacementRule = {
  eligibility: '',
  policy: { name: 'thompson-components', settings: {} },
  caps: [],
  holdout: { share: 0.05 },
  audiences: [],
  sticky: null,
  fallback: {},
  table: [],
}

/** As long as nothing is live there its rule is set freely; from then on a draft changes it (`rule.draft`). */
export const savePlacement = command({
  name: 'placement.save',
  summary: 'Save a placement: where, for whom, by which policy, how much is held out, and what it is measured by',
  input: z.strictObject({
    key: Placement.shape.key,
    name: Placement.shape.name,
    channel: Placement.shape.channel,
    format: Placement.shape.format,
    locale: Placement.shape.locale,
    ...PlacementRule.omit({ table: true }).partial().shape,
    table: WrittenTable.optional(),
    goal: Placement.shape.goal,
    conversion: Placement.shape.conversion,
    state: Placement.shape.state.default('live'),
    ifVersion: z.number().int().optional(),
  }),
  output: Placement.extend({ warnings: Warnings }),
  roles: ['owner', 'decisionEngineer', 'creativeTechnologist'],
  example: { key: 'sample-hero', name: 'Sample hero', channel: 'web', goal: { metric: 'clickRate', counterMetric: 'bounceRate' } },
  load: async (read, { key }) => ({
    found: (await read.list(placement, { key }, { limit: 1 })).items[0],
    running: await read.all(experiment, { placement: key, state: 'running' }),
    campaigns: await read.all(campaign, { state: ['draft', 'live', 'paused'] }),
    grounds: await ruleGrounds(read),
  }),
  decide: ({ found, running, campaigns, grounds }, { ifVersion, table: written, ...input }, { now, newId }) => {
    const stale = found && staleness(found, ifVersion)
    if (stale) return stale
    const before = found ? placementRuleOf(found) : usual
    const table = written === undefined ? before.table : (givenTable(written, campaigns, input.key, grounds.words) ?? [])
    if (isRefusal(table)) return table
    const { key, name, channel, format, locale, goal, conversion, state, ...said } = input
    const after = withSaid(before, { ...said, table: [...table] })
    const rule = eligibilityRule(after.eligibility, grounds)
    if (isRefusal(rule)) return rule
    const refused = audiencesRefusal(after.audiences, grounds) ?? policyRefusal(after.policy)
    if (refused) return refused
    // The salt is of the placement's own making and never changes: whoever was held out stays so.
    const holdout = { share: after.holdout.share, salt: found?.holdout.salt ?? newId('slt') }
    const guardedSince = found?.goal.counterMetric === goal.counterMetric ? found.guardedSince : now.toISOString()
    const body = {
      key,
      name,
      channel,
      locale,
      goal,
      conversion,
      state,
      ...(guardedSince !== undefined && { guardedSince }),
      ...(format !== undefined && { format }),
    }
    const thing = found ? amend(found, body) : { ...body, id: newId(placement.prefix), version: 1 }
    const saved: Placement = withPlacementRule({ ...thing, ...after, audiences: undefined, sticky: undefined, holdout }, after)
    const tested = found && measuredRefusal(running, found, saved)
    if (tested) return tested
    const decides = campaigns.some(({ placements, state }) => state !== 'draft' && placements.includes(key))
    const changes = found && decides ? changesBetween(before, after) : []
    if (changes.length > 0) return needsDraft(name, 'placement', changes)
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
            ...(table.length > 0 && { table: tableText(table) }),
            policy: saved.policy.name,
            holdout: holdout.share,
          },
        ),
      ],
    }
  },
})
