import { words } from '../words.ts'

/** How many flows stand, what they did, and whether one of them was refused. */
export const flowsTitle = (flows: readonly { done: number; steps: number; refused: number }[], count: (value: number) => string): string => {
  const sum = (of: 'done' | 'steps' | 'refused') => flows.reduce((all, flow) => all + flow[of], 0)
  const [done, steps, refused] = [sum('done'), sum('steps'), sum('refused')]
  if (done + refused === 0) return words.idle(count(flows.length))
  const said = refused === 0 ? words.noneRefused : refused === 1 ? words.oneRefused : words.wasRefused(count(refused))
  return words.title(count(flows.length), words.answered(count(done), count(steps)), said)
}
