import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { PageRequest, pageOf } from '../../kernel/reader.ts'
import { everyone } from '../../people/permission.ts'
import { Layer, layer } from '../layer.ts'

export const listLayers = query({
  name: 'layer.list',
  summary: 'List layers, with the campaigns that exclude each other',
  input: z.strictObject(PageRequest.shape),
  output: pageOf(Layer),
  roles: everyone,
  example: {},
  load: (read, page) => read.list(layer, {}, page, { by: 'name' }),
  answer: (page) => page,
})
