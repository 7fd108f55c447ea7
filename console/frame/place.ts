import type { Stage } from '../kit/loop/station.ts'
import type { RailScreen } from '../kit/loop/RailLoop.tsx'

/** A screen as the rail and the palette know it. */
export interface ScreenEntry {
  path: string
  label: string
  /** The stage it belongs to; without one it is the Overview or the steward's. */
  stage?: Stage
  steward?: boolean
}

/** What one address is a part of. The longest path that begins it wins. */
export const entryAt = (entries: readonly ScreenEntry[], path: string): ScreenEntry | undefined =>
  entries
    .filter((entry) => path === entry.path || path.startsWith(entry.path === '/' ? '/\u0000' : `${entry.path}/`))
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
