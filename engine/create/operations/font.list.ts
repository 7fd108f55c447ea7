import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { PageRequest, pageOf } from '../../kernel/reader.ts'
import { everyone } from '../../people/permission.ts'
import { Font, font } from '../font.ts'

export const listFonts = query({
  name: 'font.list',
  summary: 'List fonts with their advance tables, to estimate room while one types',
  input: z.strictObject({ ...PageRequest.shape }),
  output: pageOf(Font),
  roles: everyone,
  example: {},
  load: (read, page) => read.list(font, {}, page, { by: 'key' }),
  answer: (page) => page,
})
