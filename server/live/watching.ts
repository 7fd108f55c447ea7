import type { Site } from '../assemble.ts'
import type { Scope } from '../store/database.ts'
import { gapsOf } from './lessons.ts'
import type { Standing } from './standing.ts'
import { watchDrops } from './watch-drops.ts'
import type { Watched } from './watched.ts'
import { watchExpiry } from './watch-expiry.ts'
import { watchGuardrails } from './watch-guardrails.ts'
import { watchRatios } from './watch-ratios.ts'

/** What does not come of counts that were just moved is looked at so often. */
const everyMs = 60_000

/** Everything that is watched beside learning, each at its own pace. Each group is told as soon as it is known: some take long. */
export const watching = (site: Site, scope: Scope, tell: (group: string, watched: Watched) => Promise<void>) => {
  const [ratios, drops, guardrails] = [watchRatios(scope), watchDrops(scope), watchGuardrails(scope)]
  let lookedAt = 0
  let hash = ''
  let looking: Promise<void> | undefined
  let stopped = false

  const look = async (standing: Standing, hurried: boolean): Promise<void> => {
    lookedAt = Date.now()
    hash = standing.ruleset.hash
    const now = site.clock()
    await tell('expiries', await watchExpiry(scope, standing, now))
    await tell('gaps', { noticed: await gapsOf(scope, standing, now), lapsed: [] })
    for (const [group, watch] of [
      ['drops', drops],
      ['ratios', ratios],
      ['guardrails', guardrails],
    ] as const) {
      const watched = stopped ? undefined : await watch(standing, now, hurried)
      if (watched) await tell(group, watched)
    }
  }

  return {
    /** What is watched may be watched otherwise from now on: the next look is due. */
    again: (): void => {
      hash = ''
    },
    /** Beside the turns of learning: counting a whole experiment takes longer than anybody who was just counted should wait. */
    onward: (standing: Standing): void => {
      // What has just gone live may run out tomorrow, so new rules are looked at at once.
      if (looking || (standing.ruleset.hash === hash && Date.now() - lookedAt < everyMs)) return
      looking = look(standing, false)
        .catch((error: unknown) => {
          if (!stopped) site.log.error({ err: error }, 'watching stopped; it goes on in a minute')
        })
        .finally(() => (looking = undefined))
    },
    /** Everything, for whoever cannot wait. */
    now: async (standing: Standing): Promise<void> => {
      await looking
      await look(standing, true)
    },
    stop: async (): Promise<void> => {
      stopped = true
      await looking
    },
  }
}
