import type { Stage } from '../kit/loop/station.ts'
import type { RailScreen } from '../kit/loop/RailLoop.tsx'

/** A screen as the rail and the palette know it. */
export interface ScreenEntry {
  path: string
  label: string
  /** Where things lie that it lists, when that is not below it. */
  holds?: string
  /** The stage it belongs to; without one it is the Overview or the steward's. */
  stage?: Stage
  steward?: boolean
}

const isBelow = (path: string, above: string): boolean => above !== '/' && path.startsWith(`${above}/`)

/** What one address is a part of. The longest path that begins it wins. */
export const entryAt = (entries: readonly ScreenEntry[], path: string): ScreenEntry | undefined =>
  entries
    .filter((entry) => path === entry.path || isBelow(path, entry.path) || isBelow(path, entry.holds ?? '/'))
    .toSorted((a, b) => b.path.length - a.path.length)[0]

/** The screens of a stage, with what lies on each. */
export const screensOf = (entries: readonly ScreenEntry[], stage: Stage, figures: Readonly<Record<string, string>>): RailScreen[] =>
  entries.filter((entry) => entry.stage === stage).map(({ path, label }) => ({ label, href: path, figure: figures[path] }))

/** `G` and then this letter. */
export const stageKeys: Record<Stage, string> = {
  brief: 'B',
  create: 'C',
  guard: 'U',
  approve: 'A',
  decide: 'D',
  activate: 'V',
  observe: 'S',
  learn: 'L',
  flow: 'F',
}
