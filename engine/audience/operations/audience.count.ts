import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { isRefusal } from '../../kernel/refusal.ts'
import { everyone } from '../../people/permission.ts'
import { attribute } from '../attribute.ts'
import { Audience, audience } from '../audience.ts'
import { profile } from '../profile.ts'
import { compileRule, isMember, ruleWords } from '../rule.ts'

/** Beyond this many profiles a share is taken from the newest of them. */
const most = 5_000
const pageSize = 200

export const countAudience = query({
  name: 'audience.count',
  summary: 'Count how many profiles a rule keeps, before anything is saved',
  input: z.strictObject({ rule: Audience.shape.rule }),
  output: z.object({
    looked: z.number().int().describe('profiles that were looked at'),
    kept: z.number().int(),
    all: z.number().int().describe('profiles there are'),
    whole: z.boolean().describe('true when all of them were looked at'),
  }),
  roles: everyone,
  example: { rule: '"personalisation" in profile.consent' },
  load: async (read) => {
    const words = { attributes: await read.all(attribute), audiences: await read.all(audience) }
    const profiles = []
    let page = await read.list(profile, {}, { limit: pageSize }, { by: 'id', descending: true })
    profiles.push(...page.items)
    while (page.next !== undefined && profiles.length < most) {
      page = await read.list(profile, {}, { limit: pageSize, after: page.next }, { by: 'id', descending: true })
      profiles.push(...page.items)
    }
    return { ...words, profiles, all: page.total }
  },
  answer: ({ attributes, audiences, profiles, all }, { rule }, { now }) => {
    const compiled = compileRule(rule, ruleWords(attributes, audiences), 'rule')
    if (isRefusal(compiled)) return compiled
    const people = profiles.filter(({ state }) => state !== 'merged')
    return {
      looked: people.length,
      kept: people.filter((one) => isMember(compiled, one, attributes, now)).length,
      all,
      whole: profiles.length >= all,
    }
  },
})
