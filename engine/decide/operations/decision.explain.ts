import { z } from 'zod'
import { aboutOf, approval } from '../../approve/approval.ts'
import { brief } from '../../brief/brief.ts'
import { edition, editionId } from '../../create/edition.ts'
import { preflight } from '../../guard/preflight.ts'
import { query } from '../../kernel/operation.ts'
import { refuse } from '../../kernel/refusal.ts'
import { everyone } from '../../people/permission.ts'
import { campaign } from '../campaign.ts'
import { DecisionRecord } from '../decision.ts'
import { decisionFacts, DecisionOutcome } from '../decision-log.ts'
import { placement } from '../placement.ts'
import { explainDecision, Explanation } from '../explanation.ts'
import { lineageOf, LineageStep } from '../lineage.ts'
import { policyNamed } from '../policies/index.ts'
import { replayed } from '../replay.ts'
import { compileRuleset } from '../ruleset.ts'

export const explainDecisionOf = query({
  name: 'decision.explain',
  summary: 'Say why this was shown: decide once more from the record, with every candidate, the draw and the way from brief to outcome',
  input: z.strictObject({ id: z.string() }),
  output: z.object({ record: DecisionRecord, explanation: Explanation, outcomes: z.array(DecisionOutcome), lineage: z.array(LineageStep) }),
  roles: everyone,
  load: async (read, { id }) => {
    const facts = await read.ask(decisionFacts, { id })
    const shown = facts?.record.campaign === undefined ? undefined : await read.get(campaign, facts.record.campaign)
    // What was shown may since have given way to another family: the content that was decided with says whose it was.
    const content = facts?.record.variant === undefined ? undefined : await read.get(edition, editionId(facts.record.variant))
    const approvals = content ? await read.all(approval, { about: aboutOf({ kind: 'family', id: content.family }) }) : []
    const judged = content ? await read.all(preflight, { family: content.family, hash: content.hash }) : []
    return {
      facts,
      campaign: shown,
      brief: shown?.brief === undefined ? undefined : await read.get(brief, shown.brief),
      edition: content,
      // What counts is asked of the placement as it is now, for outcomes are joined by that.
      conversion: facts && (await read.list(placement, { key: facts.record.placement }, { limit: 1 })).items[0]?.conversion,
      approval: approvals.find(({ subject, state }) => subject.hash === facts?.record.variant && state === 'approved'),
      judged: judged.filter(({ at }) => at <= (facts?.record.at ?? '')).sort((a, b) => (a.at < b.at ? 1 : -1))[0],
    }
  },
  answer: ({ facts, ...ancestry }, { id }) => {
    if (!facts)
      return refuse('notFound', `No decision has the id ${id}.`, {
        remedy: 'A decision is found here a moment after it was made, and as long as its record is kept.',
      })
    const { record, ruleset: source, snapshot, tier, outcomes, learned } = facts
    const ruleset = source && compileRuleset(source)
    const rules = ruleset?.placements.get(record.placement)
    if (!source || !rules) return refuse('notFound', 'The rules that decided it are no longer kept.')
    const explanation = explainDecision({
      record,
      rules,
      seededBy: policyNamed(rules.placement.policy.name)?.seededBy ?? 'decision',
      published: replayed(record, rules, snapshot, tier),
      attributes: source.attributes,
    })
    return { record, explanation, outcomes, lineage: lineageOf({ record, ...ancestry, outcomes, learned }) }
  },
})
