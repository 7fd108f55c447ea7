import { z } from 'zod'
import { asset } from '../../create/asset.ts'
import { collection, heldBy } from '../../create/collection.ts'
import { isShared } from '../../create/is-shared.ts'
import { notCoveredFor } from '../../create/use-period.ts'
import { ShownUseRequest, shownUseRequest, UseAsked, useHash, type UseRequest, useRequest } from '../../create/use-request.ts'
import { workingClock } from '../../kernel/clock.ts'
import { happened, put } from '../../kernel/change.ts'
import { command } from '../../kernel/operation.ts'
import { isRefusal, refuse, refuseUnknown } from '../../kernel/refusal.ts'
import { engine } from '../../people/engine.ts'
import { hashSecret } from '../../people/token.ts'
import { factsOfUse, titleOfUse } from '../subjects/use.ts'
import { openApproval } from '../request.ts'
import { route } from '../route.ts'

const takenWithinDays = 30

/** Comes from the page of a collection: its reader is signed in nowhere. What the rights do not cover is noted as refused, so that whoever shares it sees what is wanted. */
export const requestUse = command({
  name: 'use.request',
  summary: 'Ask for an original of a shared collection, with the intended use (done by a flow, for whoever has its address)',
  input: z.strictObject({ collection: z.string(), asset: z.string(), ...UseAsked.shape }),
  output: z.object({ request: ShownUseRequest, secret: z.string().describe('under which it is found again') }),
  roles: ['flow'],
  shownOnce: true,
  load: async (read, input, { engine: here }) => {
    const found = await read.get(collection, input.collection)
    return {
      found,
      picture: await read.get(asset, input.asset),
      holds: found !== undefined && (await heldBy(read, found)).assets.some(({ id }) => id === input.asset),
      routes: await read.all(route, { state: 'live' }),
      working: workingClock((await read.get(engine, here))?.timeZone ?? 'UTC'),
    }
  },
  decide: ({ found, picture, holds, routes, working }, { collection: of, ...asked }, moment) => {
    const { now, newId, newSecret } = moment
    const at = now.toISOString()
    if (!found || !isShared(found, at)) return refuse('notFound', 'This collection is not shown any more.')
    if (!picture || !holds) return refuseUnknown('picture', asked.asset, 'id', 'asset')
    const unfit = unfitOf(asked.use, at.slice(0, 10))
    if (unfit) return unfit
    const why = notCoveredFor(picture.rights, asked.use)
    const secret = newSecret()
    const byHand = found.shared?.grants === 'byHand'
    const request: UseRequest = {
      ...asked,
      id: newId(useRequest.prefix),
      version: 1,
      collection: of,
      state: why !== undefined ? 'refused' : byHand ? 'waiting' : 'granted',
      ...(why !== undefined && { because: why }),
      hash: hashSecret(secret),
      askedAt: at,
      until: new Date(now.getTime() + takenWithinDays * 86_400_000).toISOString(),
      taken: 0,
    }
    const subject = { kind: 'use', id: request.id, hash: useHash(request) }
    // The collection asks a person: a rule that lets low risk pass is not what it asks for.
    const asking = { routes: routes.filter(({ passes }) => !passes), earlier: [], working }
    const opened =
      request.state === 'waiting'
        ? openApproval({ subject, title: titleOfUse(request, picture.name), facts: factsOfUse(request, picture.tags), makers: [] }, asking, moment)
        : undefined
    if (isRefusal(opened)) return opened
    const verb = { granted: 'use.granted', waiting: 'use.requested', refused: 'use.refused' }[request.state]
    return {
      answer: { request: shownUseRequest(request), secret },
      save: [put(useRequest, request), ...(opened?.save ?? [])],
      journal: [
        happened(verb, { use: request.id, asset: asked.asset, collection: of }, { use: asked.use, hash: picture.hash }, why),
        ...(opened?.journal ?? []),
      ],
    }
  },
})

const unfitOf = ({ from, until }: UseRequest['use'], today: string) =>
  until !== undefined && until < from
    ? refuse('invalidInput', 'The use ends before it begins.', { where: [{ path: 'use.until', problem: 'before its first day' }] })
    : until !== undefined && until < today
      ? refuse('invalidInput', 'The use is over already.', { where: [{ path: 'use.until', problem: `${until} is over` }] })
      : undefined
