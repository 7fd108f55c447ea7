import { fold } from './fold.ts'

/** What standing flows did, counted by quarter of an hour: the step of every time zone. */
export interface Runs {
  quarters: Record<string, { runs: number; briefs: number }>
  last: number
  /** the newest run: what one commit journals is sealed side by side */
  run: string
}

const quarter = 900_000
const keptQuarters = 96 * 35
const sweepEvery = 4_096

export const runsFold = fold<Runs>({
  name: 'runs',
  shape: 1,
  start: () => ({ quarters: {}, last: 0, run: '' }),
  step: (state, { flow, cause, verb, at, seq }) => {
    if (seq % sweepEvery === 0)
      state.quarters = Object.fromEntries(Object.entries(state.quarters).filter(([key]) => Number(key) >= state.last - keptQuarters))
    if (flow === undefined || cause === undefined || verb === 'flow.refused') return state
    const run = `${flow} ${cause}`
    const now = Math.floor(at / quarter)
    const count = (state.quarters[now] ??= { runs: 0, briefs: 0 })
    if (run !== state.run) count.runs++
    if (verb === 'brief.opened' || verb === 'brief.proposed') count.briefs++
    return { ...state, last: Math.max(state.last, now), run }
  },
})

/** Runs, and briefs that they opened, from a moment on. */
export const runsSince = ({ quarters }: Runs, from: number): { runs: number; briefs: number } =>
  Object.entries(quarters).reduce(
    (sum, [key, { runs, briefs }]) => (Number(key) * quarter >= from ? { runs: sum.runs + runs, briefs: sum.briefs + briefs } : sum),
    { runs: 0, briefs: 0 },
  )
