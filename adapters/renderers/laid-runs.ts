import type { MeasuredNode } from '@takumi-rs/core'

export type LaidRun = MeasuredNode['runs'][number]

/** All words within a node as they were laid out, from the top left of the picture: those of what stands in it, whatever lays it out, among them. */
export const runsIn = (laid: MeasuredNode): LaidRun[] => {
  const [, , , , x, y] = laid.transform
  return [...laid.runs.map((run) => ({ ...run, x: x + run.x, y: y + run.y })), ...laid.children.flatMap(runsIn)]
}
