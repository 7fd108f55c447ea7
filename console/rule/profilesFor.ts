import type { Operations } from '../api/operations.ts'
import { nameOfProfile } from '../observe/Profiles/nameOfProfile.ts'

type Profile = Operations['profile.list']['output']['items'][number]

/** More than these nobody reads through: one writes on. */
const most = 50

/** Whoever has exactly what was written, then those of the latest whose name has it in it; who was merged into somebody else is left out. */
export const profilesFor = (text: string, latest: readonly Profile[], exact: readonly Profile[]): Profile[] => {
  const sought = text.trim().toLowerCase()
  const like = latest.filter((one) => nameOfProfile(one).toLowerCase().includes(sought))
  const all = new Map([...exact, ...like].filter(({ state }) => state !== 'merged').map((one) => [one.id, one]))
  return [...all.values()].slice(0, most)
}
