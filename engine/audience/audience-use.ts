import { z } from 'zod'
import { parseExpression } from '../kernel/expression/syntax/parse.ts'
import { childrenOf, type Syntax } from '../kernel/expression/syntax/syntax.ts'
import { source } from '../kernel/reader.ts'

/** Something that decides now and names an audience. */
export const AudienceUse = z.object({
  kind: z.enum(['placement', 'campaign', 'audience']),
  key: z.string(),
  name: z.string(),
  as: z.array(z.enum(['eligibility', 'table', 'apart', 'rule'])).describe('where in its rule'),
})
export type AudienceUse = z.infer<typeof AudienceUse>

/** What names an audience now. Placements and campaigns stand after audiences, so the store looks for them. */
export const audienceUses = source<{ key: string }, AudienceUse[]>('audienceUses')

/** Does a rule, as CEL, name the audience? */
export const namesAudience = (rule: string, key: string): boolean => {
  const parsed = parseExpression(rule)
  return parsed.ok && names(parsed.syntax, key)
}

const names = (syntax: Syntax, key: string): boolean =>
  (syntax.kind === 'select' && syntax.field === key && syntax.of.kind === 'name' && syntax.of.name === 'audience') ||
  childrenOf(syntax).some((child) => names(child, key))

const places = { eligibility: 'eligibility', table: 'decision table', apart: 'learned apart', rule: 'rule' } as const

/** “the campaign Autumn (eligibility)” */
export const sayUse = ({ kind, name, as }: AudienceUse): string => `the ${kind} ${name} (${as.map((place) => places[place]).join(', ')})`
