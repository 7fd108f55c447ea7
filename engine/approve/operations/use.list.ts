import { z } from 'zod'
import { ShownUseRequest, shownUseRequest, UseRequest, useRequest } from '../../create/use-request.ts'
import { query } from '../../kernel/operation.ts'
import { PageRequest, pageOf } from '../../kernel/reader.ts'
import { everyone } from '../../people/permission.ts'
import { aboutOf, approval } from '../approval.ts'

export const listUses = query({
  name: 'use.list',
  summary: 'List what people outside asked to use, and what came of it, the latest at the top',
  input: z.strictObject({
    collection: z.string().optional().describe('id'),
    asset: z.string().optional().describe('id'),
    state: z.array(UseRequest.shape.state).optional(),
    ...PageRequest.shape,
  }),
  output: pageOf(ShownUseRequest.extend({ approval: z.string().optional().describe('id of the approval in which a person answers it') })),
  roles: everyone,
  example: {},
  load: async (read, { collection, asset, state, ...page }) => {
    const asked = await read.list(useRequest, { collection, asset, state }, page, { by: 'askedAt', descending: true })
    return { asked, approvals: await read.all(approval, { about: asked.items.map(({ id }) => aboutOf({ kind: 'use', id })) }) }
  },
  answer: ({ asked: { items, ...page }, approvals }) => {
    const byUse = new Map(approvals.map(({ subject, id }) => [subject.id, id]))
    return {
      ...page,
      items: items.map((one) => {
        const found = byUse.get(one.id)
        return { ...shownUseRequest(one), ...(found !== undefined && { approval: found }) }
      }),
    }
  },
})
