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
  newClaims: z.number().int().nonnegative().default(0).describe('of these, those with a claim, an offer, a price or legal text'),
})
export type Facts = z.infer<typeof Facts>

/** What never passes by a rule, whatever the rule says; the sentence is the reason. */
export const neverByRule = ({ newClaims, newComponents, maker }: Facts): string | undefined => {
  if (newClaims > 0) return 'a new claim, offer, price or legal text needs a person’s yes'
  if (newComponents > 0 && maker === 'agent') return 'what an agent made needs a person’s yes'
  return undefined
}
