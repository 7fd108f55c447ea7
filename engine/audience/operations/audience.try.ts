import { z } from 'zod'
import { explain, reasons } from '../../kernel/expression/explain.ts'
import { query } from '../../kernel/operation.ts'
import { isRefusal, refuse } from '../../kernel/refusal.ts'
import { everyone } from '../../people/permission.ts'
import { agreedTo } from '../agreed.ts'
import { attribute } from '../attribute.ts'
import { audience } from '../audience.ts'
import { withLacks } from '../lack.ts'
import { profile } from '../profile.ts'
import { compileRule, ruleWords } from '../rule.ts'
import { Trial, trialFacts } from '../rule-trial.ts'
import { listClauses, TriedClause } from '../tried.ts'

export const tryRule = query({
  name: 'audience.try',
  summary: 'Try a rule on one profile: how each of its clauses comes out, before anything is saved',
  input: Trial.extend({ profile: z.string().describe('id of a profile') }),
  output: z.object({
    fits: z.boolean(),
    because: z.array(z.string()).describe('a sentence for each clause that the outcome hangs on'),
    clauses: z.array(TriedClause),
  }),
  roles: everyone,
  load: async (read, input) => ({
    found: await read.get(profile, input.profile),
    attributes: await read.all(attribute),
    audiences: await read.all(audience),
  }),
  answer: ({ found, attributes, audiences }, input, { now }) => {
    if (!found) return refuse('notFound', `No profile has the id ${input.profile}.`, { where: [{ path: 'profile', problem: 'unknown' }] })
    const rule = compileRule(input.rule, ruleWords(attributes, audiences), 'rule')
    if (isRefusal(rule)) return rule
    const asked = { attributes, ...(input.asDecided && { consents: agreedTo(found.consents) }) }
    const clause = withLacks(explain(rule, trialFacts(found, attributes, input, now)), asked)
    return { fits: clause.truth === 'true', because: reasons(clause), clauses: listClauses(clause) }
  },
})
