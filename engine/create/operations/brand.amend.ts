import { z } from 'zod'
import { happened, put } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { refuse, refuseUnknown } from '../../kernel/refusal.ts'
import { staleness } from '../../kernel/stale.ts'
import { keepers } from '../../people/permission.ts'
import { Brand, brand } from '../brand.ts'
import { templateProblems } from '../check-template.ts'
import { kindsOf } from '../declared-kind.ts'
import { findOne } from '../find.ts'
import { font } from '../font.ts'
import { compositionsUsing, ripple } from '../rehash.ts'
import { template } from '../template.ts'
import { setProblems } from '../brand-for.ts'

export const amendBrand = command({
  name: 'brand.amend',
  summary: 'Amend a brand: its tokens, their sets for markets and themes, its site and sender; verdicts on what looked otherwise lapse',
  input: z.strictObject({
    id: z.string().describe('id or key'),
    name: Brand.shape.name.optional(),
    tokens: Brand.shape.tokens.optional().describe('all of them'),
    sets: Brand.shape.sets.describe('all of them, in the order in which they are laid over the tokens'),
    site: Brand.shape.site.unwrap().nullable().optional().describe('where its links lead; null: nowhere'),
    sender: Brand.shape.sender.unwrap().nullable().optional().describe('who e-mail comes from; null: nobody, so none of it may go'),
    ifVersion: z.number().int().optional(),
  }),
  output: Brand,
  roles: keepers,
  load: async (read, { id }) => {
    const found = await findOne(read, brand, id)
    if (!found) return undefined
    const layouts = await read.all(template, { brand: found.id, state: 'current' })
    const around = []
    for (const { id: layout } of layouts) around.push(...(await compositionsUsing(read, { template: layout })))
    return { found, layouts, around, fonts: await read.all(font), kinds: await kindsOf(read) }
  },
  decide: (facts, { id, ifVersion, name, tokens, sets, site, sender }) => {
    if (!facts) return refuseUnknown('brand', id, 'id or key')
    const { found, layouts, around, fonts, kinds } = facts
    const stale = staleness(found, ifVersion)
    if (stale) return stale
    const amended: Brand = amend(found, {
      ...(name !== undefined && { name }),
      ...(tokens && { tokens }),
      ...(sets && { sets }),
      site: site === undefined ? found.site : (site ?? undefined),
      sender: sender === undefined ? found.sender : (sender ?? undefined),
    })
    const problems = setProblems(amended)
    const broken = layouts.flatMap((layout) => templateProblems(layout, amended, fonts, kinds).map(({ problem }) => ({ path: layout.key, problem })))
    if (problems.length + broken.length > 0) {
      return refuse(
        'invalidInput',
        broken.length > 0 ? 'Templates ask for what the brand would no longer have.' : 'The sets of tokens do not hold.',
        {
          where: [...problems, ...broken].slice(0, 50),
          remedy: broken.length > 0 ? 'Keep what they ask for, or amend them first.' : 'Mend the places named.',
        },
      )
    }
    const { save, journal, tasks } = ripple(around, { brand: amended })
    return {
      answer: amended,
      save: [put(brand, amended), ...save],
      journal: [happened('brand.amended', { brand: found.id }, { key: found.key, families: save.length }), ...journal],
      tasks,
    }
  },
})
