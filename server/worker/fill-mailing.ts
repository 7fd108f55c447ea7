import { fillMailing, type Mailing, mailing as mailingNoun } from '../../engine/activate/mailing.ts'
import { belongsTo } from '../../engine/activate/membership.ts'
import { isRefusal, type Refusal } from '../../engine/kernel/refusal.ts'
import { peopleAfter } from '../store/activate.store.ts'
import type { Scope } from '../store/database.ts'
import { countDeliveries, filledUpTo, planDeliveries, refuseStopped } from '../store/delivery.store.ts'
import { getThing } from '../store/noun.store.ts'
import { readerOf } from '../store/reader.ts'
import { runs } from './running.ts'
import { sendingFlow } from './sending-flow.ts'

const page = 500

/** Writes the ledger of a mailing, a page of people at a time; where it was cut off it goes on. */
export const fillsMailing = (clock: () => Date) =>
  runs(fillMailing, async ({ mailing: id }, { db, engine, perform, signal }) => {
    const scope: Scope = { db, engine }
    const found = await getThing<Mailing>(scope, mailingNoun, id)
    if (found?.state !== 'running' || found.planned !== undefined) return
    const isIn = await belongsTo(readerOf(scope), found.audience, clock())
    if (isRefusal(isIn)) return void (await perform({ engine, actor: sendingFlow, operation: 'mailing.stop', input: { id, reason: isIn.message } }))
    const begins = new Date(found.startedAt ?? clock())
    for (let after = await filledUpTo(scope, id); ;) {
      if (signal.aborted) throw new Error('the program stops; the ledger is filled further when it is back')
      const people = await peopleAfter(scope, after, page)
      const last = people.at(-1)
      if (!last) break
      const plan = { mailing: id, channel: found.channel, class: found.class, due: begins, now: clock() }
      await planDeliveries(
        db,
        engine,
        plan,
        people.filter(isIn).map((one) => one.id),
        last.id,
      )
      after = last.id
    }
    const planned = await countDeliveries(scope, id)
    const answer = await perform({ engine, actor: sendingFlow, operation: 'mailing.fill', input: { id, planned } })
    // Stopped while it was being filled: nothing of it goes out.
    if (isRefusal(answer)) await sweepIfStopped(scope, id, answer, clock())
  })

const sweepIfStopped = async (scope: Scope, id: string, refusal: Refusal, now: Date): Promise<void> => {
  const found = await getThing<Mailing>(scope, mailingNoun, id)
  if (found?.state === 'stopped') return refuseStopped(scope, id, now)
  if (found?.planned === undefined) throw new Error(refusal.message)
}
