import type { Formatter } from '../../format/formatter.ts'
import { blockedIn, type useCheck } from './useCheck.ts'
import { words } from './words.ts'

/** Does it fit? What blocks wherever it was looked at, or in how many of the places it fits. Families that hold it come before templates that might. */
export const titleFor = (check: ReturnType<typeof useCheck>, { count }: Formatter): string => {
  const { findings, places, said } = check
  const blocked = blockedIn(check)
  const families = places.flatMap(({ family }, at) => (family ? [at] : []))
  const spoilt = families.filter((at) => blocked.has(at)).length
  if (spoilt > 0) return words.blocksIn(count(spoilt), count(families.length))
  const everywhere = findings.filter(({ severity, places: at }) => severity === 'block' && at.length === places.length).length
  if (everywhere === 1) return words.oneBlocks
  if (everywhere > 1) return words.blocks(count(everywhere))
  if (!said || places.length === 0) return words.title
  return blocked.size === 0 ? words.fits(count(places.length)) : words.fitsSome(count(places.length - blocked.size), count(places.length))
}
