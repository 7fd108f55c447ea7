import { z } from 'zod'
import { DesignTokens } from './design-token.ts'
import { Territory } from './locale.ts'

/**
 * Tokens that are otherwise in some markets, or in a theme: a set of DTCG 2025.10, laid over those before it.
 * It changes what there is and adds nothing, so that whatever a template asks for is there everywhere.
 */
export const TokenSet = z.strictObject({
  name: z.string().trim().min(1).max(60),
  markets: z.array(Territory).min(1).max(60).optional().describe('where it holds: for families of these markets alone'),
  theme: z.literal('dark').optional().describe('for pages whose `color-scheme` is dark'),
  tokens: DesignTokens,
})
export type TokenSet = z.infer<typeof TokenSet>
