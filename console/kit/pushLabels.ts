/**
 * Places labels on one line: each starts where it would like to, is pushed to the right by its left neighbour, and all are pushed back from the
 * right edge. Answers the left edges in pixels, or null if they do not fit side by side.
 */
export const pushLabels = (wishes: readonly number[], widths: readonly number[], room: number, gap: number): number[] | null => {
  const needed = widths.reduce((sum, width) => sum + width, 0) + gap * Math.max(0, widths.length - 1)
  if (needed > room) return null
  const places = [...wishes]
  for (let index = 1; index < places.length; index++) {
    places[index] = Math.max(places[index] ?? 0, (places[index - 1] ?? 0) + (widths[index - 1] ?? 0) + gap)
  }
  let edge = room
  for (let index = places.length - 1; index >= 0; index--) {
    places[index] = Math.min(places[index] ?? 0, edge - (widths[index] ?? 0))
    edge = (places[index] ?? 0) - gap
  }
  return places
}
