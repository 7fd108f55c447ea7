import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { isRefusal } from '../../kernel/refusal.ts'
import { shareInterval } from '../../kernel/share-interval.ts'
import { everyone } from '../../people/permission.ts'
import { attribute } from '../attribute.ts'
import { audience } from '../audience.ts'
import { Doubt, measuredDoubt, provenDoubt } from '../doubt.ts'
import { mostLooked, profileSample } from '../profile-sample.ts'
import { compileRule, ruleWords } from '../rule.ts'
import { countRule, RuleCount } from '../rule-count.ts'
import { Trial, trialFacts, unanswered } from '../rule-trial.ts'

export const countAudience = query({
  name: 'audience.count',
  summary: 'Count how many profiles a rule keeps, at each of its clauses, before anything is saved',
  input: Trial,
  output: RuleCount.extend({
    all: z.number().int().describe('profiles there are'),
    whole: z.boolean().describe('true when all of them were looked at; else a sample, chosen by a hash of their id'),
    interval: z.object({ low: z.number(), high: z.number() }).optional().describe('of the share that is kept, 95 %, when it was sampled'),
    unanswered: z.array(z.string()).describe('what the rule asks of the request; no profile can answer it'),
    doubt: Doubt.optional(),
  }),
  roles: everyone,
  example: { rule: '"personalisation" in profile.consent' },
  load: async (read) => ({
    attributes: await read.all(attribute),
    audiences: await read.all(audience),
    ...(await read.ask(profileSample, { most: mostLooked })),
  }),
  answer: ({ attributes, audiences, profiles, all }, input, { now }) => {
    const rule = compileRule(input.rule, ruleWords(attributes, audiences), 'rule')
    if (isRefusal(rule)) return rule
    const counted = countRule(
      rule,
      profiles.map((one) => trialFacts(one, attributes, input, now)),
    )
    const whole = counted.looked >= all
    const doubt = provenDoubt(rule) ?? (rule.source === 'true' ? undefined : measuredDoubt(counted, whole))
    return {
      ...counted,
      all,
      whole,
      ...(!whole && counted.looked > 0 && { interval: shareInterval(counted.kept, counted.looked) }),
      unanswered: unanswered(rule, input),
      ...(doubt && { doubt }),
    }
  },
})
