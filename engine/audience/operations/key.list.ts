import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { PageRequest, pageOf } from '../../kernel/reader.ts'
import { everyone } from '../../people/permission.ts'
import { Key, key, ShownKey, shownKey } from '../key.ts'

export const listKeys = query({
  name: 'key.list',
  summary: 'List the write keys, without their secrets',
  input: z.strictObject({ state: Key.shape.state.optional(), ...PageRequest.shape }),
  output: pageOf(ShownKey),
  roles: everyone,
  example: {},
  load: (read, { state, ...page }) => read.list(key, { state }, page),
  answer: (page, _, { engine }) => ({ ...page, items: page.items.map((item) => shownKey(engine, item)) }),
})
