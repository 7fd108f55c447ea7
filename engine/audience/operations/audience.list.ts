import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { PageRequest, pageOf } from '../../kernel/reader.ts'
import { everyone } from '../../people/permission.ts'
import { Audience, audience } from '../audience.ts'

export const listAudiences = query({
  name: 'audience.list',
  summary: 'List the audiences',
  input: z.strictObject({ state: Audience.shape.state.optional(), ...PageRequest.shape }),
  output: pageOf(Audience),
  roles: everyone,
  example: {},
  load: (read, { state, ...page }) => read.list(audience, { state }, page, { by: 'name' }),
  answer: (page) => page,
})
