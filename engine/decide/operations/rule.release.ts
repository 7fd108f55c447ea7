import { z } from 'zod'
import { aboutOf, approval } from '../../approve/approval.ts'
import { Rule, rule, titleOfRule } from '../../approve/rule.ts'
import { missingYes } from '../../approve/verdict.ts'
import { compositionOf } from '../../create/composition.ts'
import { family } from '../../create/family.ts'
import { happened, put, type Save } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { isRefusal, type Refusal, refuse, refuseUnknown } from '../../kernel/refusal.ts'
import { broughtBack } from '../brought-back.ts'
import { campaign } from '../campaign.ts'
import { CampaignRule, withCampaignRule } from '../campaign-rule.ts'
import { ruleHash, type Ruled, ruleOf } from '../drafting.ts'
import { placement } from '../placement.ts'
import { PlacementRule, withPlacementRule } from '../placement-rule.ts'
import { placementsRefusal } from '../release.ts'
import { eligibilityRule, policyRefusal, type RuleGrounds, ruleGrounds } from '../rule-change.ts'
import { tableRefusal } from '../table-rule.ts'
import { draftedRefusal, runningWith } from '../tested.ts'

export const releaseRule = command({
  name: 'rule.release',
  summary: 'Let a drafted change of what decides go live, if a yes holds for exactly this change',
  input: z.strictObject({ id: z.string() }),
  output: Rule,
  roles: ['owner', 'decisionEngineer', 'flow'],
  load: async (read, { id }) => {
    const found = await read.get(rule, id)
    const place = found?.of.kind === 'placement' ? await read.get(placement, found.of.id) : undefined
    const drive = found?.of.kind === 'campaign' ? await read.get(campaign, found.of.id) : undefined
    const shown = drive && (await read.get(family, drive.family))
    const ruled: Ruled | undefined = place ? { kind: 'placement', thing: place } : drive && { kind: 'campaign', thing: drive }
    return {
      found,
      ruled,
      approvals: await read.all(approval, { about: aboutOf({ kind: 'rule', id }) }),
      composition: shown && (await compositionOf(read, shown)),
      places: drive ? await read.all(placement) : [],
      grounds: await ruleGrounds(read),
      running: place || drive ? await runningWith(read, { placements: place ? [place.key] : (drive?.placements ?? []) }) : [],
    }
  },
  decide: ({ found, ruled, approvals, composition, places, grounds, running }, { id }, { now }) => {
    if (!found) return refuseUnknown('drafted rule', id)
    if (found.state !== 'draft') return refuse('wrongState', `“${titleOfRule(found)}” was ${found.state} already.`)
    if (!ruled) return refuse('notFound', `What it decides for is gone: ${found.of.name}.`)
    // What is live may have moved on since the yes was given: it would then be a yes to another change.
    if (ruleHash({ ...found, before: ruleOf(ruled) }) !== found.hash) {
      return refuse('staleVersion', `“${found.of.name}” decides otherwise since this was drafted.`, {
        remedy: 'Draft it anew from what is live, and ask again.',
      })
    }
    const refused = missingYes(approvals, { kind: 'rule', id, hash: found.hash }, titleOfRule(found))
    if (refused) return refused
    const tested = draftedRefusal(ruled, (ruled.kind === 'placement' ? PlacementRule : CampaignRule).parse(found.after), running)
    if (tested) return tested
    const back = ruled.kind === 'campaign' ? broughtBack(ruled.thing, CampaignRule.parse(found.after), composition?.family, now) : undefined
    if (back) return back
    const saved = released(ruled, found, grounds)
    if (isRefusal(saved)) return saved
    if (ruled.kind === 'campaign' && composition && found.changes.includes('placements')) {
      const unfit = placementsRefusal({
        campaign: { ...ruled.thing, placements: CampaignRule.parse(found.after).placements },
        composition,
        placements: places,
      })
      if (unfit) return unfit
    }
    const live = amend<Rule>(found, { state: 'released', settledAt: now.toISOString() })
    const { changes, hash, before, after, because } = found
    return {
      answer: live,
      save: [put(rule, live), saved],
      journal: [
        happened('rule.released', { rule: id, [ruled.kind]: ruled.thing.id }, { title: titleOfRule(found), changes, hash, before, after }, because),
      ],
    }
  },
})

/** The thing with its new rule, which must still hold: a word that it names may have gone meanwhile. */
const released = (ruled: Ruled, { after, hash }: Rule, grounds: RuleGrounds): Save | Refusal => {
  const next = ruled.kind === 'placement' ? PlacementRule.parse(after) : CampaignRule.parse(after)
  const compiled = eligibilityRule(next.eligibility, grounds)
  if (isRefusal(compiled)) return compiled
  if (ruled.kind === 'campaign') return put(campaign, amend(withCampaignRule(ruled.thing, CampaignRule.parse(after), hash), {}))
  const place = PlacementRule.parse(after)
  return (
    policyRefusal(place.policy) ??
    (place.table.length > 0 ? tableRefusal(place.table, grounds.words) : undefined) ??
    put(placement, amend(withPlacementRule(ruled.thing, place), {}))
  )
}
