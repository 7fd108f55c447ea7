import { isRefusal, type Refusal, refuse } from '../../engine/kernel/refusal.ts'
import { titleOf } from '../../engine/create/said.ts'
import type { Arguments } from '../arguments.ts'
import type { Command } from '../command.ts'
import { connection, type Connected, nobodyThere } from '../connection.ts'
import { refusalForPeople } from '../print.ts'
import { progressBar } from '../progress.ts'
import { stoppable } from '../stoppable.ts'
import { sendCrowd, type Tally } from './crowd.ts'
import { toldUpTo } from './learned.ts'
import { lacking, playing, reveal, type Revealed, revealedForPeople, type WithoutFigure } from './reveal.ts'
import { Refused, wireTo } from './wire.ts'
import { type World, worldOf } from './world.ts'

interface Asked {
  visitors: number
  /** Who comes, when, and what they happen to do. */
  seed: string
  /** What they like: the same in every run, unless another world is named, since one engine cannot learn two. */
  world: string
  placement: string
}

export const visit: Command = {
  words: ['visit'],
  stage: 'decide',
  summary: 'Send synthetic visitors with hidden tastes through the API, then reveal them beside the intervals',
  usage: 'continuo visit [--visitors N] [--seed S] [--world W] [--placement home-hero] [--json]',
  run: async (args, terminal) => {
    const refused = (refusal: Refusal): number => {
      terminal.err(refusalForPeople(refusal))
      return 1
    }
    const asked = askedFor(args)
    if (isRefusal(asked)) return refused(asked)
    const connected = await connection(terminal.environment)
    if (isRefusal(connected)) return refused(connected)
    try {
      const stage = await stageOf(connected, asked)
      if (isRefusal(stage)) return refused(stage)
      const played = await stoppable(terminal, (stopped) => play(connected, asked, stage, stopped))
      if (args.flags.some(({ name }) => name === 'json'))
        terminal.out(JSON.stringify({ ...asked, ...played.tally, revealed: played.revealed, without: played.without }))
      else terminal.out(told(connected, asked, stage, played))
      return 0
    } catch (error) {
      if (error instanceof Refused) return refused(refuse('failed', error.message))
      if (error instanceof TypeError && error.message === 'fetch failed') return refused(nobodyThere(connected))
      throw error
    }
  },
}

const value = ({ flags }: Arguments, name: string): string | undefined => {
  const found = flags.findLast((one) => one.name === name)?.value
  return typeof found === 'string' ? found : undefined
}

const askedFor = (args: Arguments): Asked | Refusal => {
  const visitors = Number(value(args, 'visitors') ?? 2_000)
  if (!Number.isInteger(visitors) || visitors < 1 || visitors > 1_000_000) {
    return refuse('invalidInput', '--visitors is a whole number from 1 to 1,000,000.', {
      where: [{ path: 'visitors', problem: value(args, 'visitors') ?? '' }],
    })
  }
  return { visitors, seed: value(args, 'seed') ?? '1', world: value(args, 'world') ?? 'lindmoor', placement: value(args, 'placement') ?? 'home-hero' }
}

interface Stage {
  /** Name of the engine. */
  engine: string
  world: World
  /** Ids of the campaigns that are live there. */
  campaigns: string[]
  slots: Record<string, string[]>
}

/** What is live at the placement, and the world that is played there: its best headline is the one that tires. */
const stageOf = async ({ client }: Connected, { placement, world }: Asked): Promise<Stage | Refusal> => {
  const campaigns = await client.campaign.list({ limit: 200 })
  if (isRefusal(campaigns)) return campaigns
  const live = campaigns.items.filter(({ placements, state }) => state === 'live' && placements.includes(placement))
  if (live.length === 0)
    return refuse('notFound', `Nothing is live at ${placement}.`, { remedy: 'Release a campaign there, or name another with --placement.' })
  const slots: Record<string, string[]> = {}
  for (const { family } of live) {
    const shown = await client.family.show({ id: family })
    if (isRefusal(shown)) return shown
    for (const [slot, ids] of Object.entries(shown.family.slots)) slots[slot] = [...new Set([...(slots[slot] ?? []), ...ids])]
  }
  const here = await client.person.whoami({})
  if (isRefusal(here)) return here
  const titles = new Map<string, string>()
  for (const id of Object.values(slots).flat()) {
    const found = await client.component.show({ id })
    if (!isRefusal(found)) titles.set(id, titleOf(found.component, 'en'))
  }
  const plain = worldOf(world, titles, undefined)
  const tired = (slots['headline'] ?? []).toSorted((a, b) => plain.effectOf(b) - plain.effectOf(a))[0]
  return { engine: here.engine.name, world: worldOf(world, titles, tired), campaigns: live.map(({ id }) => id), slots }
}

const atOnce = 24

interface Played {
  tally: Tally
  revealed: readonly Revealed[]
  without: readonly WithoutFigure[]
  /** What had been counted there before. */
  before: number
}

const play = async (
  connected: Connected,
  { visitors, seed, placement }: Asked,
  { world, campaigns, slots }: Stage,
  signal: AbortSignal,
): Promise<Played> => {
  const wire = await wireTo(connected)
  try {
    const progress = progressBar((text) => process.stderr.write(text), process.stderr.isTTY === true, 'visits')
    const played = playing()
    const told = () => connected.client.insight.list({ placement, limit: 200 })
    const before = await told()
    if (isRefusal(before)) throw new Refused(before.message)
    const tally = await sendCrowd(wire, { world, placement, visitors, seed, atOnce, progress, saw: played.saw, signal })
    const insights = await toldUpTo(told, campaigns, before, tally)
    if (isRefusal(insights)) throw new Refused(insights.message)
    return {
      tally,
      revealed: reveal(world, insights.items, slots, played.all()),
      without: lacking(insights.unknown, slots),
      before: countedIn(before),
    }
  } finally {
    await wire.close()
  }
}

const countedIn = ({ upTo }: { upTo: readonly { trials: number }[] }): number => Math.max(0, ...upTo.map(({ trials }) => trials))

const told = ({ url }: Connected, { visitors, seed, placement }: Asked, { engine }: Stage, { tally, revealed, without, before }: Played): string => {
  const { known, marketing, customers, decisions, exposures, clicks, orders } = tally
  const figure = (count: number) => count.toLocaleString('en')
  return [
    `${figure(decisions)} decisions, ${figure(exposures)} exposures, ${figure(clicks)} clicks, ${figure(orders)} orders. SYNTHETIC (seed ${seed})`,
    '',
    revealedForPeople(revealed, without),
    ...(before > 0
      ? [`Estimates rest on ${figure(before)} exposures of before too; hidden effects are of these visitors, as if they had seen nothing before.`]
      : []),
    '',
    `They went to ${engine} at ${url}. What was learned: ${url}/placements/${placement} and ${url}/insights; what was noticed: ${url}/signals`,
    `${figure(known)} of ${figure(visitors)} visitors are known, so that rules by profile find them: each has a country and agreed to personalisation, ${figure(marketing)} to marketing too; ${figure(customers)} had ordered before. Try one: ${url}/audiences`,
    `To be rid of all made-up traffic again: npx continuo purge start --confirm "${engine}"`,
  ].join('\n')
}
