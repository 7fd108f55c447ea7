import { z } from 'zod'
import { happened, put } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { isRefusal, type Refusal, refuse } from '../../kernel/refusal.ts'
import { staleness } from '../../kernel/stale.ts'
import { attribute } from '../attribute.ts'
import { Audience, audience } from '../audience.ts'
import { type AudienceUse, audienceUses, sayUse } from '../audience-use.ts'
import { Warnings, warningsOf } from '../doubt.ts'
import { compileRule, ruleWords } from '../rule.ts'

export const saveAudience = command({
  name: 'audience.save',
  summary: 'Save an audience by its rule',
  input: z.strictObject({
    key: Audience.shape.key,
    name: Audience.shape.name,
    rule: Audience.shape.rule,
    state: Audience.shape.state.default('live'),
    confirm: z.string().optional().describe('the key, as a yes to what changes where rules that decide now name it'),
    ifVersion: z.number().int().optional(),
  }),
  output: Audience.extend({ warnings: Warnings }),
  roles: ['owner', 'decisionEngineer', 'creativeTechnologist'],
  example: { key: 'everybody', name: 'Everybody', rule: '' },
  load: async (read, { key }) => ({
    attributes: await read.all(attribute),
    audiences: await read.all(audience),
    uses: await read.ask(audienceUses, { key }),
  }),
  decide: ({ attributes, audiences, uses }, { ifVersion, confirm, ...input }, { newId }) => {
    const found = audiences.find(({ key }) => key === input.key)
    const stale = found && staleness(found, ifVersion)
    if (stale) return stale
    // An audience may stand on those that are older than itself, so that none can go in circles.
    const older = found ? audiences.filter(({ id }) => id < found.id) : audiences
    const compiled = compileRule(input.rule, ruleWords(attributes, older), 'rule')
    if (isRefusal(compiled)) return compiled
    const unasked = found && confirm !== input.key ? movesOthers(found, input, uses) : undefined
    if (unasked) return unasked
    const saved: Audience = found ? amend(found, input) : { ...input, id: newId(audience.prefix), version: 1 }
    return {
      answer: { ...saved, ...warningsOf(compiled) },
      save: [put(audience, saved)],
      journal: [happened('audience.saved', { audience: saved.id }, { key: saved.key, rule: saved.rule, state: saved.state })],
    }
  },
})

/** An audience is named by rules that were approved: whoever changes whom it holds, or takes it away, is told first where that decides otherwise. */
const movesOthers = (
  found: Audience,
  { rule, state, key }: Pick<Audience, 'rule' | 'state' | 'key'>,
  uses: readonly AudienceUse[],
): Refusal | undefined => {
  const retires = state === 'retired' && found.state === 'live'
  if (uses.length === 0 || (rule === found.rule && !retires)) return undefined
  return refuse(
    'wrongState',
    `“${found.name}” is named by ${uses.map(sayUse).join(', ')}; ${retires ? 'they would go without it' : 'they would decide otherwise'} at once.`,
    {
      where: uses.map(({ kind, key: of, as }) => ({ path: `${kind}.${of}`, problem: `names it: ${as.join(', ')}` })),
      remedy: `Say --confirm "${key}" if that is meant.`,
      facts: { uses },
    },
  )
}
