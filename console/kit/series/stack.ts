import { scaleLinear } from 'd3-scale'

export interface SharePart {
  name: string
  /** Its share at each time, 0 to 1; at each time the parts add up to 1. */
  shares: readonly number[]
}

export interface Stacked {
  name: string
  /** Upper and lower edge at each time, 0 at the top to 1 at the bottom. */
  edges: (readonly [number, number])[]
  /** Middle of its right end. */
  end: number
}

/** Lays the parts on each other from the top, in their order. */
export const stack = (parts: readonly SharePart[]): Stacked[] => {
  const floor = (parts[0]?.shares ?? []).map(() => 0)
  return parts.map(({ name, shares }) => {
    const edges = shares.map((share, time) => {
      const upper = floor[time] ?? 0
      floor[time] = upper + share
      return [upper, upper + share] as const
    })
    const [upper = 0, lower = 0] = edges.at(-1) ?? []
    return { name, edges, end: (upper + lower) / 2 }
  })
}

/** A band between two edges as a path. */
export const bandPath = (times: readonly number[], edges: Stacked['edges'], width: number, height: number): string => {
  const x = scaleLinear([times[0] ?? 0, times.at(-1) ?? 1], [0, width])
  const point = (time: number, y: number) => `${x(time).toFixed(1)} ${(y * height).toFixed(1)}`
  const over = times.map((time, index) => point(time, edges[index]?.[0] ?? 0))
  const under = times.map((time, index) => point(time, edges[index]?.[1] ?? 0)).toReversed()
  return `M${[...over, ...under].join('L')}Z`
}
