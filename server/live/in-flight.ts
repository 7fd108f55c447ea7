import { identifiedAt } from '../../engine/kernel/identifier.ts'

/** Decisions of the last hour that showed something and whose exposure has not come in: by so many at most soft caps and budgets can be overshot. */
export interface InFlight {
  made(at: number): void
  /** An exposure of this decision came in. */
  seen(decision: string): void
  count(now: number): number
}

const minuteMs = 60_000
const minutes = 60

export const inFlight = (): InFlight => {
  const open = new Float64Array(minutes)
  const minuteOf = new Float64Array(minutes).fill(-1)
  const move = (at: number, by: number): void => {
    const minute = Math.floor(at / minuteMs)
    const place = minute % minutes
    if (minuteOf[place]! > minute) return
    if (minuteOf[place] !== minute) {
      minuteOf[place] = minute
      open[place] = 0
    }
    open[place] = Math.max(0, open[place]! + by)
  }
  return {
    made: (at) => move(at, 1),
    seen: (decision) => {
      const at = identifiedAt(decision)
      if (at !== undefined) move(at, -1)
    },
    count: (now) => {
      const oldest = Math.floor(now / minuteMs) - minutes
      return open.reduce((sum, count, place) => (minuteOf[place]! > oldest ? sum + count : sum), 0)
    },
  }
}
