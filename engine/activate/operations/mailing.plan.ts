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
import { contactOf, type Live, liveAt, reachOf, type Sending } from '../reach.ts'
import { Simulation, simulation } from '../simulate.ts'
import { subjectLines } from '../subject-lines.ts'

const page = 200

const Content = z.object({
  campaign: z.string(),
  family: z.string(),
  title: z.string(),
  stands: z.boolean().describe('whether a yes stands for it: without one it goes to nobody'),
  because: z.string(),
  subjects: z.array(z.string()).describe('what the subject may read, before it is addressed to somebody'),
})

export const planMailing = query({
  name: 'mailing.plan',
  summary: 'Simulate a mailing on real profiles with a virtual clock: who would get what, and which gate refuses whom; sends nothing',
  input: z.strictObject({ id: z.string() }),
  output: Simulation.extend({ content: z.array(Content).describe('the campaigns that may fill it') }),
  roles: everyone,
  load: async (read, { id }, { now, engine: here }) => {
    const found = await read.get(mailing, id)
    if (!found) return undefined
    const timeZone = (await read.get(engine, here))?.timeZone ?? 'UTC'
    const at = found.at !== undefined && new Date(found.at) > now ? new Date(found.at) : now
    const live = await liveAt(read, found.placement, at)
    const foreseen = await foreseeAll(read, found, { timeZone, at, content: live.map(({ offered }) => offered) })
    if (isRefusal(foreseen)) return foreseen
    return { ...foreseen, content: live.map(contentOf) }
  },
  answer: (simulated, { id }) => simulated ?? refuseUnknown('mailing', id),
})

const contentOf = ({ campaign, shown, offered: { title, approved } }: Live): z.infer<typeof Content> => ({
  campaign: campaign.id,
  family: campaign.family,
  title,
  ...approved,
  subjects: shown ? subjectLines(shown, campaign) : [],
})

interface Foreseeing extends Pick<Sending, 'content' | 'timeZone'> {
  at: Date
}

/** Page by page, keeping counts alone: an audience need not fit into memory. */
const foreseeAll = async (read: Reader, found: Mailing, { at, ...from }: Foreseeing): Promise<Simulation | Refusal> => {
  const [set] = (await read.list(contactGate, { channel: found.channel }, { limit: 1 })).items
  const sending: Sending = { ...from, mailing: found, rules: set ? rulesOf(set) : usualRules }
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
