import type { World } from './truth.ts'

/** A figure of the bench: the world that it is measured in, and the share of uniform's regret that is aimed at. */
export interface Level {
  figure: string
  world: World
  aim?: number
}

export const levels: readonly Level[] = [
  { figure: 'regret.0', world: { pairs: 0, misspecified: false }, aim: 15 },
  { figure: 'regret.08', world: { pairs: 0.08, misspecified: false }, aim: 13 },
  { figure: 'regret.12', world: { pairs: 0.12, misspecified: false }, aim: 10 },
  { figure: 'regret.20', world: { pairs: 0.2, misspecified: false }, aim: 8 },
  { figure: 'regret.misspecified', world: { pairs: 0.08, misspecified: true } },
]
