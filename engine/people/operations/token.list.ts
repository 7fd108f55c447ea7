import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { PageRequest, pageOf } from '../../kernel/reader.ts'
import { everyone } from '../permission.ts'
import { ShownToken, token } from '../token.ts'

export const listTokens = query({
  name: 'token.list',
  summary: 'List the tokens that were issued, without their secrets',
  input: z.strictObject({
    state: z.enum(['valid', 'revoked']).optional(),
    actor: z.string().optional().describe('whom they act as'),
    ...PageRequest.shape,
  }),
  output: pageOf(ShownToken),
  roles: everyone,
  example: {},
  load: (read, { state, actor, ...page }) => read.list(token, { state, actor }, page),
  answer: (page) => ({ ...page, items: page.items.map(({ hash: _hash, ...shown }) => shown) }),
})
