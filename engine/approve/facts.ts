import { z } from 'zod'

/**
 * What a route may speak about. The stage that owns the subject computes these from what is stored; a caller never states them,
 * or low risk would be whatever somebody says it is. Each has a value for every kind of subject, so that no rule meets a gap.
 */
export const Facts = z.strictObject({
  kind: z.string().describe('kind of the subject: family, placement, blueprint …'),
  origin: z.enum(['person', 'agent', 'signal', 'import']).default('person').describe('where the brief came from'),
  maker: z.enum(['person', 'agent', 'flow']).default('person').describe('who made what is new; agent as soon as an agent took part'),
  channels: z.array(z.string()).default([]).describe('channels that it would be seen on'),
  locales: z.array(z.string()).default([]).describe('languages that it speaks'),
  tags: z.array(z.string()).default([]).describe('keys of the concepts that its parts are tagged with'),
  variants: z.number().int().nonnegative().default(0).describe('combinations that may go live'),
  blocked: z.number().int().nonnegative().default(0).describe('combinations that preflight keeps out'),
  warned: z.number().int().nonnegative().default(0).describe('warnings of its preflight'),
  newComponents: z.number().int().nonnegative().default(0).describe('parts that nobody has approved before'),
  newClaims: z
    .number()
    .int()
    .nonnegative()
    .default(0)
    .describe('of what is new, the parts and the template that are an offer or legal text, or name a price or a saving'),
  newPairs: z.number().int().nonnegative().default(0).describe('pairs of parts that may meet in a variant and that no person has seen together'),
  pairs: z.array(z.string()).max(20).default([]).describe('the first of those pairs, by what the parts say'),
  newTemplate: z.boolean().default(false).describe('the template was changed, or never approved, so nobody has said yes to what it shows by itself'),
  changes: z.array(z.string()).default([]).describe('of a rule: what it changes (eligibility, policy, caps, holdout, priority …)'),
  moved: z
    .number()
    .min(0)
    .max(1)
    .default(0)
    .describe('of a rule: share of logged decisions that would have come out otherwise; 1 where nobody can tell'),
  newPersonal: z.number().int().nonnegative().default(0).describe('of a rule: attributes of people that it reads and the live one does not'),
  endsHoldout: z.boolean().default(false).describe('of a rule: nobody would be held out any more'),
})
export type Facts = z.infer<typeof Facts>

/** What only rules have, for every other kind. */
export const unruled: Pick<Facts, 'changes' | 'moved' | 'newPersonal' | 'endsHoldout'> = { changes: [], moved: 0, newPersonal: 0, endsHoldout: false }

/** What never passes by a rule, whatever the rule says; the sentence is the reason. */
export const neverByRule = ({
  newClaims,
  newComponents,
  newPairs,
  pairs,
  newTemplate,
  maker,
  kind,
  newPersonal,
  endsHoldout,
  changes,
}: Facts): string | undefined => {
  if (newClaims > 0) return 'a new claim, offer, price or legal text needs a person’s yes'
  if (newTemplate) return 'a template that nobody has approved as it stands needs a person’s yes'
  if (newComponents > 0 && maker === 'agent') return 'what an agent made needs a person’s yes'
  if (newPairs > 0)
    return `${pairs[0] ?? 'a pair of parts'}${newPairs > 1 ? ` and ${newPairs - 1} more such pairs` : ''}: no person has seen them together`
  if (newPersonal > 0 || changes.includes('purposes')) return 'a new use of what is known of people needs a person’s yes'
  if (endsHoldout) return 'ending a holdout needs a person’s yes'
  if (kind === 'rule' && maker === 'agent') return 'what an agent made needs a person’s yes'
  return undefined
}
