import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import type { Reader } from '../../kernel/reader.ts'
import { isRefusal, type Refusal, refuseUnknown } from '../../kernel/refusal.ts'
import { engine } from '../../people/engine.ts'
import { everyone } from '../../people/permission.ts'
import { contactGate, rulesOf, usualRules } from '../contact-gate.ts'
import { gates } from '../gates/index.ts'
import { type Mailing, mailing } from '../mailing.ts'
import { belongsTo } from '../membership.ts'
import { foresee } from '../passage.ts'
import { contactOf, offeredAt, reachOf, type Sending } from '../reach.ts'
import { Simulation, simulation } from '../simulate.ts'

const page = 200

export const planMailing = query({
  name: 'mailing.plan',
  summary: 'Simulate a mailing on real profiles with a virtual clock: who would get it, and which gate refuses whom; sends nothing',
  input: z.strictObject({ id: z.string() }),
  output: Simulation,
  roles: everyone,
  load: async (read, { id }, { now, engine: here }) => {
    const found = await read.get(mailing, id)
    if (!found) return undefined
    const timeZone = (await read.get(engine, here))?.timeZone ?? 'UTC'
    return foreseeAll(read, found, timeZone, found.at !== undefined && new Date(found.at) > now ? new Date(found.at) : now)
  },
  answer: (simulated, { id }) => simulated ?? refuseUnknown('mailing', id),
})

/** Page by page, keeping counts alone: an audience need not fit into memory. */
const foreseeAll = async (read: Reader, found: Mailing, timeZone: string, at: Date): Promise<Simulation | Refusal> => {
  const [set] = (await read.list(contactGate, { channel: found.channel }, { limit: 1 })).items
  const sending: Sending = { mailing: found, rules: set ? rulesOf(set) : usualRules, content: await offeredAt(read, found.placement, at), timeZone }
  const { add, result } = simulation(
    gates.map(({ name }) => name),
    sending.rules.perMinute,
  )
  const isIn = await belongsTo(read, found.audience, at)
  if (isRefusal(isIn)) return isIn
  for (let after: string | undefined; ;) {
    const { people, next } = await read.ask(reachOf, {
      channel: found.channel,
      at: at.toISOString(),
      limit: page,
      ...(after !== undefined && { after }),
    })
    for (const reached of people) if (isIn(reached.profile)) add(foresee(contactOf(reached, sending, at, Number.POSITIVE_INFINITY)))
    if (next === undefined) return result()
    after = next
  }
}
