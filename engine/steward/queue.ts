import type { Item, Standing } from './item.ts'
import { beyond, type Clocks } from './service-level.ts'
import { type Stage, stages } from './stage.ts'

/** Something that waits, and whether for longer than its service level allows. */
export interface Queued {
  item: Item
  standing: Standing
  late: boolean
}

/** What waits at a stage for one step, role or team. */
export interface Queue {
  step?: string
  role?: string
  team?: string
  waiting: number
  late: number
  /** since when the oldest has waited, ms UTC */
  oldest: number
}

/** What is at one stage now. */
export interface AtStage {
  inHand: number
  /** oldest first */
  waiting: readonly Queued[]
  late: number
  queues: readonly Queue[]
}

/** What waits where now, oldest first, and for whom. */
export const queuesNow = (items: Iterable<Item>, now: number, clocks: Clocks): Record<Stage, AtStage> => {
  const at = Object.fromEntries(stages.map((stage) => [stage, { inHand: 0, waiting: [] as Queued[] }])) as Record<
    Stage,
    { inHand: number; waiting: Queued[] }
  >
  for (const item of items) {
    const { standing } = item
    if (!standing) continue
    if (standing.waits) at[standing.stage].waiting.push({ item, standing, late: beyond(standing, now, clocks) > 0 })
    else at[standing.stage].inHand++
  }
  return Object.fromEntries(
    stages.map((stage) => {
      const waiting = at[stage].waiting.sort((a, b) => a.standing.since - b.standing.since || (a.item.id < b.item.id ? -1 : 1))
      return [stage, { inHand: at[stage].inHand, waiting, late: waiting.filter(({ late }) => late).length, queues: byWhom(waiting) }]
    }),
  ) as unknown as Record<Stage, AtStage>
}

/** Longest queue first. */
const byWhom = (waiting: readonly Queued[]): Queue[] => {
  const queues = new Map<string, Queue>()
  for (const { standing, late } of waiting) {
    const { step, role, team, since } = standing
    const key = JSON.stringify([step, role, team])
    const queue = queues.get(key)
    if (queue) {
      queue.waiting++
      queue.late += Number(late)
    } else {
      queues.set(key, {
        ...(step !== undefined && { step }),
        ...(role !== undefined && { role }),
        ...(team !== undefined && { team }),
        waiting: 1,
        late: Number(late),
        oldest: since,
      })
    }
  }
  return [...queues.values()].sort((a, b) => b.waiting - a.waiting || a.oldest - b.oldest)
}
