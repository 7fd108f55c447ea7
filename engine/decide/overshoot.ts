import { countNothing, countsOf, type Seen } from './cap.ts'
import type { PlacementRules } from './ruleset.ts'

/** Did this exposure, which is the last of them, carry a person over a cap? It was decided before the one that reached the cap had come in. */
export const isOvershot = ({ candidates, counted }: PlacementRules, seen: Seen, exposures: readonly Seen[], now: number): boolean => {
  if (countNothing(counted)) return false
  const candidate = candidates.find(({ campaign }) => campaign.id === seen.campaign)
  if (!candidate) return false
  const counts = countsOf(counted, exposures, now)
  const touched = [...candidate.caps, ...candidate.narrowing.filter(({ bars }) => bars.some((component) => seen.components.includes(component)))]
  return touched.some(({ key, most }) => (counts[key] ?? 0) > most)
}
