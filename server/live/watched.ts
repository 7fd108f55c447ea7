import type { Noticed } from '../../engine/learn/signal.ts'

/** What is worth telling now, and what was told and holds no longer. */
export interface Watched {
  noticed: readonly Noticed[]
  lapsed: readonly { id: string; reason: string }[]
}
