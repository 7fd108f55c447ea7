import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectTo } from '../sdk/client.ts'
import { isRefusal, type Refusal } from '../engine/kernel/refusal.ts'
import type { Benchmark } from './figure.ts'
import { freePorts } from './free-ports.ts'
import { startOnce, stop } from './start.ts'

const placements = 100
const aimMs = 2_000
/** Outcomes that each placement is told at once: enough that its posterior moves. */
const told = 12
const likeness = 'home-hero'

type Client = ReturnType<typeof connectTo>
const sure = <T>(answer: T | Refusal): T => {
  if (isRefusal(answer)) throw new Error(`${answer.message} ${JSON.stringify(answer.where ?? '')}`)
  return answer
}

/** A hundred placements like one of the starter, each showing what that one shows. */
const furnish = async (client: Client): Promise<string[]> => {
  const { placement } = sure(await client.call('placement.show', { id: likeness }))
  const { items } = sure(await client.call('campaign.list', { state: ['live'] }))
  const shown = items.find((one) => one.placements.includes(likeness))
  if (!shown) throw new Error(`nothing is live at ${likeness}`)
  const keys = Array.from({ length: placements }, (_, n) => `bench-${n}`)
  for (const key of keys) {
    const { channel, format, goal, conversion } = placement
    sure(
      await client.call('placement.save', {
        key,
        name: key,
        channel,
        goal,
        conversion,
        holdout: { share: 0 },
        ...(format !== undefined && { format }),
      }),
    )
  }
  for (let from = 0; from < placements; from += 50) {
    const drafted = sure(
      await client.call('campaign.draft', {
        key: `bench-${from}`,
        name: 'Bench',
        placements: keys.slice(from, from + 50),
        family: shown.family,
        priority: 1,
      }),
    )
    sure(await client.call('campaign.release', { id: drafted.id }))
  }
  return keys
}

/** The snapshot that an answer was drawn from, as its receipt has it. */
const snapshotIn = ({ receipt }: { receipt: string }): string => receipt.split('~')[7] ?? ''

/**
 * Asks for all that wait, in one request every 50 ms, until an answer comes from another snapshot than before. Asked one by one, or oftener, the asking itself would take a
 * core from the learning; a latency is told too high by up to this much.
 */
const asker = (client: Client) => {
  const waiting = new Map<string, { before: string; since: number; served(ms: number): void }>()
  let stopped = false
  const asking = async (): Promise<void> => {
    while (!stopped) {
      await new Promise((resume) => setTimeout(resume, 50))
      const asked = [...waiting.keys()]
      if (asked.length === 0) continue
      const { answers } = sure(await client.call('decision.batch', { synthetic: true, requests: asked.map((placement) => ({ placement })) }))
      for (const [at, placement] of asked.entries()) {
        const [answer, { before, since, served }] = [answers[at]!, waiting.get(placement)!]
        if (!('receipt' in answer) || snapshotIn(answer) === before) {
          if (performance.now() - since > 15_000) throw new Error(`what was told of ${placement} was not served within 15 s`)
          continue
        }
        waiting.delete(placement)
        served(performance.now() - since)
      }
    }
  }
  const running = asking()
  return {
    /** Milliseconds from now to the first answer from another snapshot. */
    untilServed: (placement: string, before: string): Promise<number> =>
      Promise.race([
        new Promise<number>((served) => waiting.set(placement, { before, since: performance.now(), served })),
        running.then(() => Promise.reject(new Error('nobody asks any more'))),
      ]),
    stop: (): Promise<void> => {
      stopped = true
      return running
    },
  }
}

/**
 * One placement, over and over: some are shown something, what came of it is sent and acknowledged, and then it is asked for until an answer comes from another snapshot.
 * Between the two nothing else is told of this placement, so that the first new snapshot is one that has learned it.
 */
const watch = async (
  client: Client,
  placement: string,
  until: number,
  untilServed: (placement: string, before: string) => Promise<number>,
): Promise<number[]> => {
  const latencies: number[] = []
  for (let turn = 0; performance.now() < until; turn++) {
    const { answers } = sure(await client.call('decision.batch', { placement, synthetic: true, requests: Array.from({ length: told }, () => ({})) }))
    const shown = answers.flatMap((answer) => ('receipt' in answer ? [answer] : []))
    const before = shown.at(-1)
    if (!before || snapshotIn(before) === '') throw new Error(`nothing is shown at ${placement}`)
    const event = (name: string, receipt: string) => ({
      type: 'track',
      event: name,
      anonymousId: `visitor ${placement}`,
      properties: { receipt },
      context: { userAgent: 'Mozilla/5.0 (X11) Firefox/140', synthetic: true },
    })
    // Nobody reads and clicks at once.
    await new Promise((resume) => setTimeout(resume, 400))
    const events = shown.flatMap(({ receipt }, n) => [
      event('Content Exposed', receipt),
      ...((n + turn) % 3 === 0 ? [event('Content Clicked', receipt)] : []),
    ])
    sure(await client.call('event.send', { events }))
    latencies.push(await untilServed(placement, snapshotIn(before)))
  }
  return latencies
}

/** From the acknowledgement of an outcome to the first answer from a snapshot that has learned it, with a hundred placements that all learn at once. */
export const outcomeToServed: Benchmark = {
  figures: ['outcome.to-served'],
  run: async ({ full, say }) => {
    const folder = await mkdtemp(join(tmpdir(), 'continuo-bench-'))
    const port = await freePorts()
    say('outcome.to-served: starting the product and furnishing a hundred placements')
    const product = await startOnce(folder, port)
    try {
      const client = connectTo({ url: product.access.url, token: product.access.token })
      const keys = await furnish(client)
      await new Promise((resume) => setTimeout(resume, 5_000))
      say('outcome.to-served: telling and asking')
      const until = performance.now() + (full ? 60_000 : 15_000)
      const { untilServed, stop: stopAsking } = asker(client)
      const latencies = (await Promise.all(keys.map((key) => watch(client, key, until, untilServed)))).flat().toSorted((a, b) => a - b)
      await stopAsking()
      const at = (share: number): number => Math.round(latencies[Math.floor(latencies.length * share)] ?? Number.NaN)
      return [
        {
          name: 'outcome.to-served',
          value: at(0.99),
          unit: 'ms, p99',
          against: `${aimMs} ms`,
          ratio: aimMs / at(0.99),
          more: { placements, p50: at(0.5), measured: latencies.length, outcomesTold: latencies.length * told },
        },
      ]
    } finally {
      await stop(product)
      await rm(folder, { recursive: true, force: true })
    }
  },
}
