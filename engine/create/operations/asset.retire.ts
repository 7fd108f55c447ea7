import { z } from 'zod'
import { counted } from '../../kernel/counted.ts'
import { happened, put } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { type Refusal, refuse, refuseUnknown } from '../../kernel/refusal.ts'
import { staleness } from '../../kernel/stale.ts'
import { Asset, asset } from '../asset.ts'
import { findOne } from '../find.ts'
import { assetsStandingWith, type PictureUse, useOfPicture } from '../picture-use.ts'
import { titleOf } from '../said.ts'

const mostNamed = 20

export const retireAsset = command({
  name: 'asset.retire',
  summary: 'Retire an asset that nothing shows any more',
  input: z.strictObject({ id: z.string().describe('id or key'), reason: z.string().trim().min(3).max(400), ifVersion: z.number().int().optional() }),
  output: Asset,
  roles: ['owner', 'creativeSteward', 'creativeTechnologist', 'contributor', 'flow'],
  destructive: true,
  load: async (read, { id }, { now }) => {
    const found = await findOne(read, asset, id)
    return (
      found && {
        found,
        use: await useOfPicture(read, found.id, now),
        videos: await read.ask(assetsStandingWith, { asset: found.id }),
      }
    )
  },
  decide: (facts, { id, reason, ifVersion }) => {
    if (!facts) return refuseUnknown('asset', id, 'id or key')
    const { found, use, videos } = facts
    const stale = staleness(found, ifVersion)
    if (stale) return stale
    if (found.state === 'retired') return refuse('wrongState', 'It is retired already.')
    const used = usedRefusal(use) ?? standingRefusal(videos)
    if (used) return used
    const retired = amend(found, { state: 'retired' as const })
    return { answer: retired, save: [put(asset, retired)], journal: [happened('asset.retired', { asset: found.id }, {}, reason)] }
  },
})

/** What people see counts first: whoever takes a picture away takes it out of there before. */
const usedRefusal = ({ live, components }: PictureUse): Refusal | undefined => {
  if (live.length > 0)
    return refuse('inUse', `It is live in ${counted(live.length, 'campaign')}.`, {
      where: live.slice(0, mostNamed).map(({ key, name, placements }) => ({ path: key, problem: `${name} shows it at ${placements.join(', ')}` })),
      remedy: 'Withhold what shows it (campaign.withhold), or release other content, or pause the campaign; then retire it.',
      facts: { campaigns: live.map(({ campaign }) => campaign) },
    })
  if (components.length > 0)
    return refuse('inUse', `${counted(components.length, 'component shows', 'components show')} it.`, {
      where: components.slice(0, mostNamed).map((one) => ({ path: one.key, problem: `${titleOf(one)} (${one.state})` })),
      remedy: 'Give these components another picture (component.amend), or retire them first.',
      facts: { components: components.map((one) => one.id) },
    })
  return undefined
}

/** A poster, or captions: whoever takes them away has named others there before. */
const standingRefusal = (videos: readonly Pick<Asset, 'key' | 'name'>[]): Refusal | undefined =>
  videos.length === 0
    ? undefined
    : refuse('inUse', `It belongs to ${counted(videos.length, 'video or document', 'videos and documents')}, as poster or captions.`, {
        where: videos.slice(0, mostNamed).map(({ key, name }) => ({ path: key, problem: name })),
        remedy: 'Give these another poster or other captions (asset.amend), or retire them first.',
      })
