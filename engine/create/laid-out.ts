import type { Box } from './template.ts'

/** Text of a slot that leaves its room or the picture, as it was laid out. */
export interface Overflow {
  slot: string
  box: Box
  /** px beyond the room, to the side and down. */
  overWidth: number
  overHeight: number
}

/** What runs over in one size of a set and in one language, once the whole of it was laid out. */
export interface LaidOut {
  locale: string
  format: string
  overflow: readonly Overflow[]
}
