import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { PageRequest, pageOf } from '../../kernel/reader.ts'
import { everyone } from '../../people/permission.ts'
import { Suppression, suppression } from '../suppression.ts'

export const listSuppressions = query({
  name: 'suppression.list',
  summary: 'List the addresses that are not written to, the newest first',
  input: z.strictObject({
    address: Suppression.shape.address.optional(),
    reason: z.array(Suppression.shape.reason).optional(),
    scope: Suppression.shape.scope.optional(),
    ...PageRequest.shape,
  }),
  output: pageOf(Suppression),
  roles: everyone,
  example: {},
  load: (read, { address, reason, scope, ...page }) => read.list(suppression, { address, reason, scope }, page, { by: 'at', descending: true }),
  answer: (page) => page,
})
