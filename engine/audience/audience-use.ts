import { z } from 'zod'
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

const quoted = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g

/** Does a rule, as CEL, name the audience? What stands in quotes is text. */
export const namesAudience = (rule: string, key: string): boolean => new RegExp(`\\baudience\\.${key}\\b`).test(rule.replaceAll(quoted, '""'))

const places = { eligibility: 'eligibility', table: 'decision table', apart: 'learned apart', rule: 'rule' } as const

/** “the campaign Autumn (eligibility)” */
export const sayUse = ({ kind, name, as }: AudienceUse): string => `the ${kind} ${name} (${as.map((place) => places[place]).join(', ')})`
