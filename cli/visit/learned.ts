import { isRefusal, type Refusal } from '../../engine/kernel/refusal.ts'
import type { Tally } from './crowd.ts'

/** The parts of `insight.list` that matter here. */
export interface Told {
  upTo: readonly { campaign: string; trials: number; successes: number }[]
  unknown: readonly { event: string }[]
  items: readonly { event: string }[]
}

const lookEveryMs = 500
/** A placement is learned again ten seconds after its counts moved, at the latest, and told three seconds later. */
const longestMs = 20_000

/**
 * What is told once it rests on all that was sent: what was told a moment before would lack figures that Insights shows a moment later. What does not come
 * within what learning takes, as where somebody clears traffic meanwhile, is not waited for.
 */
export const toldUpTo = async <T extends Told>(
  read: () => Promise<T | Refusal>,
  campaigns: readonly string[],
  before: Told,
  sent: Tally,
): Promise<T | Refusal> => {
  for (let waited = 0; ; waited += lookEveryMs) {
    const told = await read()
    if (isRefusal(told)) return told
    if (waited >= longestMs || campaigns.every((campaign) => isWhole(campaign, told, before, sent))) return told
    await new Promise((resume) => setTimeout(resume, lookEveryMs))
  }
}

/** One campaign of a placement is learned after the other. */
const isWhole = (campaign: string, told: Told, before: Told, { exposures, clicks, orders }: Tally): boolean => {
  const countsIn = ({ upTo }: Told) => upTo.find((one) => one.campaign === campaign)
  const [now, { trials, successes } = { trials: 0, successes: 0 }] = [countsIn(told), countsIn(before)]
  const event = [...told.items, ...told.unknown][0]?.event
  const came = event === 'click' ? clicks : event === 'conversion' ? orders : 0
  return now !== undefined && now.trials >= trials + exposures && now.successes >= successes + came
}
