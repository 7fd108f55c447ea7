import { z } from 'zod'
import { asset } from '../../create/asset.ts'
import { collection } from '../../create/collection.ts'
import { isShared } from '../../create/is-shared.ts'
import { notCoveredFor } from '../../create/use-period.ts'
import { ShownUseRequest, shownUseRequest, type UseRequest, useRequest } from '../../create/use-request.ts'
import { happened, put } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { refuse, refuseUnknown } from '../../kernel/refusal.ts'

/** Comes from the page of a collection. Rights are asked once more: they may have ended since the use was granted. */
export const takeUse = command({
  name: 'use.take',
  summary: 'Take an original whose use was granted (done by a flow, for whoever asked)',
  input: z.strictObject({ id: z.string() }),
  output: ShownUseRequest,
  roles: ['flow'],
  load: async (read, { id }) => {
    const found = await read.get(useRequest, id)
    return { found, picture: found && (await read.get(asset, found.asset)), from: found && (await read.get(collection, found.collection)) }
  },
  decide: ({ found, picture, from }, { id }, { now }) => {
    if (!found || !picture || !from) return refuseUnknown('use', id)
    const at = now.toISOString()
    if (found.state !== 'granted') return refuse('notApproved', found.state === 'waiting' ? 'It waits for a yes.' : 'This use is not covered.')
    if (found.until <= at || !isShared(from, at))
      return refuse('tokenExpired', 'It can no longer be taken.', { remedy: 'Ask whoever shared the collection.' })
    const today = at.slice(0, 10)
    const use = { ...found.use, from: found.use.from > today ? found.use.from : today }
    const why = picture.state === 'retired' ? 'it is retired' : notCoveredFor(picture.rights, use)
    if (why !== undefined)
      return refuse('blocked', `“${picture.name}” may no longer be used so: ${why}.`, { remedy: 'Ask for another use, or for another picture.' })
    const taken = amend<UseRequest>(found, { taken: found.taken + 1 })
    return {
      answer: shownUseRequest(taken),
      save: [put(useRequest, taken)],
      journal: [happened('use.taken', { use: id, asset: found.asset, collection: found.collection }, { use: found.use, hash: picture.hash })],
    }
  },
})
