import { type Refusal, refuse } from '../../kernel/refusal.ts'
import { type Rule, rule, titleOfRule } from '../rule.ts'
import type { SubjectKind } from '../subject-kind.ts'

/** A change of what decides. Nobody is asked for a yes before it was seen what it would do. */
export const ruleSubject: SubjectKind = {
  kind: 'rule',
  says: 'a change of what decides at a placement or for a campaign: for whom, by which policy, how often, how important',
  load: async (read, id) => {
    const found = await read.get(rule, id)
    if (!found) return undefined
    const unfit = unfitOf(found)
    return {
      subject: { kind: 'rule', id: found.id, hash: found.hash },
      title: titleOfRule(found),
      facts: { ...found.facts, moved: found.evidence?.moved ?? 1 },
      makers: found.makers,
      ...(unfit && { unfit }),
      granted: () => ({ save: [], journal: [] }),
    }
  },
}

const unfitOf = (found: Rule): Refusal | undefined => {
  const { state, evidence } = found
  if (state !== 'draft')
    return refuse('wrongState', `“${titleOfRule(found)}” was ${state}.`, { remedy: 'Draft what should change from what is live now.' })
  if (evidence) return undefined
  return refuse('blocked', `Nobody has looked at what “${titleOfRule(found)}” would do.`, { remedy: 'Start a what-if of it, then ask again.' })
}
