/** Where the wide drawing puts things, in pixels of its own width. */
export interface Track {
  width: number
  height: number
  /** Distance between two stations of the upper row. */
  spacing: number
  stations: { x: number; y: number }[]
  /** One path for each station: from it to the next. The fifth bends down, the ninth is the return. */
  segments: string[]
  /** Middle of each straight segment; the two bends have none. */
  middles: ({ x: number; y: number } | null)[]
}

const radius = 88

/** `tall`: sentences that take two lines need more room above and below. */
export const trackFor = (width: number, tall = width < 1080): Track => {
  const top = tall ? 78 : 66
  const bottom = top + 2 * radius
  const inset = width >= 900 ? 110 : 96
  const bend = inset - 16
  const [left, right] = [inset, width - inset]
  const spacing = (right - left) / 4
  const lower = (right - left) / 3
  const stations = [
    ...[0, 1, 2, 3, 4].map((index) => ({ x: left + spacing * index, y: top })),
    ...[0, 1, 2, 3].map((index) => ({ x: right - lower * index, y: bottom })),
  ]
  const segments = stations.map(({ x, y }, index) => {
    const next = stations[(index + 1) % stations.length] ?? { x, y }
    if (index === 4) return `M${x} ${top}H${width - bend}A${radius} ${radius} 0 0 1 ${width - bend} ${bottom}H${next.x}`
    if (index === 8) return `M${x} ${bottom}H${bend}A${radius} ${radius} 0 0 1 ${bend} ${top}H${next.x}`
    return `M${x} ${y}H${next.x}`
  })
  const middles = stations.map(({ x, y }, index) => (index === 4 || index === 8 ? null : { x: (x + (stations[index + 1]?.x ?? x)) / 2, y }))
  return { width, height: bottom + (tall ? 68 : 54), spacing, stations, segments, middles }
}
