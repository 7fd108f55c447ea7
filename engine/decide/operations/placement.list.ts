import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { Called, calledBy, PageRequest, pageOf } from '../../kernel/reader.ts'
import { everyone } from '../../people/permission.ts'
import { Placement, placement } from '../placement.ts'

export const listPlacements = query({
  name: 'placement.list',
  summary: 'List placements',
  input: z.strictObject({
    words: Called,
    state: Placement.shape.state.optional(),
    channel: Placement.shape.channel.optional(),
    ...PageRequest.shape,
  }),
  output: pageOf(Placement),
  roles: everyone,
  example: {},
  load: (read, { words, state, channel, ...page }) => read.list(placement, { name: calledBy(words), state, channel }, page, { by: 'name' }),
  answer: (page) => page,
})
