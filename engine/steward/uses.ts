import { fold } from './fold.ts'
import { objectIn, textIn, type Trace } from './trace.ts'

/** One release: how many times it put a component version somewhere, and how many of these had been made for something else. */
export interface Release {
  at: number
  family: string
  all: number
  reused: number
}

/** Since when somebody’s yes has held for a component as it is now, for which deliverable, and when it was first shown. */
export interface Kept {
  at: number
  deliverable: string
  live?: number
}

export interface Uses {
  /** family → the brief that it is for */
  briefs: Record<string, string>
  kept: Record<string, Kept>
  releases: Release[]
}

const unusedAfterMs = 90 * 86_400_000

/** Components with a yes for ninety days or more, by when they had it. */
export const longApproved = ({ kept }: Uses, at: number): [id: string, kept: Kept][] =>
  Object.entries(kept).filter(([, one]) => one.at <= at - unusedAfterMs)

/** Those of them that nobody has ever been shown. */
export const unusedAt = (uses: Uses, at: number): [id: string, kept: Kept][] =>
  longApproved(uses, at).filter(([, { live }]) => live === undefined || live > at)

const keptMs = 26 * 7 * 86_400_000
const sweepEvery = 4_096

/** Which component was first approved for what, and where it was used since. A deliverable is a brief, or a family that has none. */
export const usesFold = fold<Uses>({
  name: 'uses',
  shape: 1,
  start: () => ({ briefs: {}, kept: {}, releases: [] }),
  step: (state, trace) => {
    const family = trace.verb === 'family.recombined' ? textIn(trace, 'to') : objectIn(trace, 'family')
    const brief = objectIn(trace, 'brief')
    if (family !== undefined && brief !== undefined) state.briefs[family] ??= brief
    steps.get(trace.verb)?.(state, trace, family)
    if (trace.seq % sweepEvery === 0) state.releases = state.releases.filter(({ at }) => at >= trace.at - keptMs)
    return state
  },
})

type Step = (state: Uses, trace: Trace, family: string | undefined) => void

const forget: Step = ({ kept }, { objects }) => {
  for (const id of objects['component'] ?? []) delete kept[id]
}

const steps: ReadonlyMap<string, Step> = new Map<string, Step>([
  [
    'component.approved',
    ({ kept, briefs }, { at, objects }, family) => {
      if (family === undefined) return
      for (const id of objects['component'] ?? []) kept[id] ??= { at, deliverable: briefs[family] ?? family }
    },
  ],
  [
    'component.amended',
    (state, trace, family) => {
      // Other tags leave what is shown as it was; other content is another version, and nobody has said yes to that.
      if (trace.detail['before'] !== trace.detail['after']) forget(state, trace, family)
    },
  ],
  ['component.retired', forget],
  [
    'campaign.released',
    ({ kept, briefs, releases }, { at, objects }, family) => {
      const components = objects['component'] ?? []
      if (family === undefined || components.length === 0) return
      const deliverable = briefs[family] ?? family
      const places = Math.max(1, objects['placement']?.length ?? 0)
      const reused = components.filter((id) => (kept[id]?.deliverable ?? deliverable) !== deliverable).length
      for (const id of components) if (kept[id]) kept[id].live ??= at
      releases.push({ at, family, all: components.length * places, reused: reused * places })
    },
  ],
])
