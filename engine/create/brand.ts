import { z } from 'zod'
import { Entity, noun } from '../kernel/noun.ts'
import { DesignTokens } from './design-token.ts'
import { TokenSet } from './token-set.ts'
import { Key } from './key.ts'

/** What all content of a brand shares: its tokens, and who answers for what it sends. */
export const Brand = Entity.extend({
  key: Key,
  name: z.string().trim().min(1).max(80),
  tokens: DesignTokens,
  sets: z.array(TokenSet).max(40).optional().describe('tokens that are otherwise in some markets or themes; the later is laid over the earlier'),
  within: z.array(z.string()).optional().describe('of a brand as a family shows it: names of the sets that hold in its markets'),
  site: z.url().optional().describe('where its links lead'),
  sender: z
    .strictObject({
      name: z.string().min(1).max(120),
      address: z.email(),
      postal: z.string().min(5).max(300).describe('the address that the law asks for'),
    })
    .optional()
    .describe('who e-mail comes from'),
  sample: z.boolean().default(false),
})
export type Brand = z.infer<typeof Brand>

export const brand = noun('brand', 'brd', Brand, ['key', 'name'])
