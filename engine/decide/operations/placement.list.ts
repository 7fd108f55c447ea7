import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { PageRequest, pageOf } from '../../kernel/reader.ts'
import { everyone } from '../../people/permission.ts'
import { Placement, placement } from '../placement.ts'

export const listPlacements = query({
  name: 'placement.list',
  summary: 'List placements',
  input: z.strictObject({ state: Placement.shape.state.optional(), channel: Placement.shape.channel.optional(), ...PageRequest.shape }),
  output: pageOf(Placement),
  roles: everyone,
  example: {},
  load: (read, { state, channel, ...page }) => read.list(placement, { state, channel }, page, { by: 'name' }),
  answer: (page) => page,
})
