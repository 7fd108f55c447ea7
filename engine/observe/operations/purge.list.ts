import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { PageRequest, pageOf } from '../../kernel/reader.ts'
import { everyone } from '../../people/permission.ts'
import { Purge, purge, SyntheticLeft, syntheticLeft } from '../purge.ts'

export const listPurges = query({
  name: 'purge.list',
  summary: 'How much made-up traffic there is, and how often it was taken away, the latest first',
  input: z.strictObject({ ...PageRequest.shape }),
  output: pageOf(Purge).extend({ left: SyntheticLeft }),
  roles: everyone,
  example: {},
  load: async (read, page) => ({ page: await read.list(purge, {}, page), left: await read.ask(syntheticLeft, {}) }),
  answer: ({ page, left }) => ({ ...page, left }),
})
