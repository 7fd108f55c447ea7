import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { PageRequest, pageOf } from '../../kernel/reader.ts'
import { everyone } from '../../people/permission.ts'
import { Preset, preset } from '../preset.ts'

export const listPresets = query({
  name: 'preset.list',
  summary: 'List the presets: the named sizes in which pictures of the library are had',
  input: z.strictObject({ ...PageRequest.shape }),
  output: pageOf(Preset),
  roles: everyone,
  example: {},
  load: (read, page) => read.list(preset, { state: 'current' }, page, { by: 'name' }),
  answer: (page) => page,
})
