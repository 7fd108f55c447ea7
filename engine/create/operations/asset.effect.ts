import { z } from 'zod'
import { counted } from '../../kernel/counted.ts'
import { query } from '../../kernel/operation.ts'
import { refuseUnknown } from '../../kernel/refusal.ts'
import { everyone } from '../../people/permission.ts'
import { Asset, asset } from '../asset.ts'
import { findOne } from '../find.ts'
import { lastDayOf } from '../last-day.ts'
import { LiveUse, livePictures } from '../live-use.ts'
import { showingPicture, withOffAir } from '../off-air-today.ts'

const dayMs = 86_400_000
/** Named in a warning; the rest is counted. */
const mostTold = 6

const Taken = LiveUse.pick({ campaign: true, key: true, name: true }).extend({
  from: z.iso.date().describe('the first day on which it is not shown there'),
})

export const showAssetEffect = query({
  name: 'asset.effect',
  summary: 'Say where other rights would take a picture off the air, at once or after their last day, before it is amended',
  input: z.strictObject({
    id: z.string().describe('id or key'),
    rights: Asset.shape.rights.unwrap().nullable().optional().describe('as asset.amend would be sent them'),
  }),
  output: z.object({
    campaigns: z.array(Taken).describe('live ones that show it, and would show it no more'),
    warning: z.string().optional().describe('what goes off the air at once, in words; absent where nothing does'),
  }),
  roles: everyone,
  load: async (read, { id, rights }, { now }) => {
    const found = await findOne(read, asset, id)
    if (!found || !rights) return { found, taken: [] }
    const uses = await withOffAir(read, await read.ask(livePictures, { asset: found.id, at: now.toISOString() }), showingPicture(found.id), now)
    const shown = uses.filter(({ offAir }) => !offAir?.whole)
    const last = lastDayOf(rights)
    const after = last === undefined ? now : new Date(Math.max(now.getTime(), Date.parse(last) + dayMs))
    const wished = new Map([[found.id, rights]])
    const taken: z.infer<typeof Taken>[] = []
    for (const day of new Set([now, after])) {
      const then = await withOffAir(read, shown, showingPicture(found.id), day, wished)
      for (const { campaign, key, name, offAir } of then)
        if (offAir?.whole && !taken.some((one) => one.campaign === campaign))
          taken.push({ campaign, key, name, from: day.toISOString().slice(0, 10) })
    }
    return { found, taken }
  },
  answer: ({ found, taken }, { id }, { now }) => {
    if (!found) return refuseUnknown('asset', id, 'id or key')
    const today = now.toISOString().slice(0, 10)
    return {
      campaigns: taken,
      warning: warningOf(
        found,
        taken.filter(({ from }) => from === today),
      ),
    }
  },
})

const warningOf = ({ name }: Asset, atOnce: readonly z.infer<typeof Taken>[]): string | undefined => {
  if (atOnce.length === 0) return undefined
  const further = atOnce.length - mostTold
  const named = [...atOnce.slice(0, mostTold).map((one) => one.name), ...(further > 0 ? [`${further} more`] : [])].join(', ')
  return `This takes “${name}” off the air in ${counted(atOnce.length, 'campaign')}, within seconds: ${named}.`
}
