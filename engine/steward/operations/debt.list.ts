import { z } from 'zod'
import { component } from '../../create/component.ts'
import { titleOf } from '../../create/said.ts'
import { query } from '../../kernel/operation.ts'
import { engine } from '../../people/engine.ts'
import { everyone } from '../../people/permission.ts'
import { foldedJournal, stateOf } from '../fold.ts'
import { OffsetPlace, OffsetRequest, offsetPage } from '../offset-page.ts'
import { unusedAt, usesFold } from '../uses.ts'

export const listDebt = query({
  name: 'debt.list',
  summary: 'List the debt that the journal can prove: components approved for ninety days that nobody was ever shown; oldest first',
  input: z.strictObject(OffsetRequest.shape),
  output: z.object({
    items: z.array(
      z.object({ kind: z.literal('unused'), type: z.literal('component'), id: z.string(), title: z.string().optional(), since: z.iso.datetime() }),
    ),
    ...OffsetPlace.shape,
    fixHours: z.object({ known: z.literal(false), because: z.string() }).describe('what it would take to mend all of it'),
  }),
  roles: everyone,
  example: {},
  load: async (read, input, { now, engine: here }) => {
    const unused = unusedAt(stateOf(await read.ask(foldedJournal, {}), usesFold), now.getTime()).sort(
      ([a, one], [b, other]) => one.at - other.at || (a < b ? -1 : 1),
    )
    const page = offsetPage(unused, input)
    const found = await read.many(
      component,
      page.items.map(([id]) => id),
    )
    const locale = (await read.get(engine, here))?.locale
    return { page, titles: new Map(found.map((one) => [one.id, titleOf(one, locale)])) }
  },
  answer: ({ page, titles }) => ({
    items: page.items.map(([id, { at }]) => {
      const title = titles.get(id)
      return { kind: 'unused' as const, type: 'component' as const, id, since: new Date(at).toISOString(), ...(title !== undefined && { title }) }
    }),
    ...page.place,
    fixHours: { known: false as const, because: 'nobody has recorded how long it takes to mend one' },
  }),
})
