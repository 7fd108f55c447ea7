import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { PageRequest, pageOf } from '../../kernel/reader.ts'
import { everyone } from '../permission.ts'
import { ShownToken, token } from '../token.ts'

export const listTokens = query({
  name: 'token.list',
  summary: 'List the tokens that were issued, without their secrets',
  input: z.strictObject({ state: z.enum(['valid', 'revoked']).optional(), ...PageRequest.shape }),
  output: pageOf(ShownToken),
  roles: everyone,
  example: {},
  load: (read, { state, ...page }) => read.list(token, { state }, page),
  answer: (page) => ({ ...page, items: page.items.map(({ hash: _hash, ...shown }) => shown) }),
})
