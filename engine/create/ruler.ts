import type { FontTable } from './font.ts'

/** A font ready to measure with: characters that it lacks are counted as wide as its widest letter, so that nothing looks shorter than it is. */
export interface Ruler {
  /** Advance of a run in font units, kerning included, without line breaks. Letter-spacing switches ligatures off, as in CSS. */
  units(text: string, ligatures: boolean): number
  has(character: string): boolean
  readonly unitsPerEm: number
}

/** Characters that take no room and need no glyph. */
const invisible = /[\u00ad\u200b\u2060\ufeff]|\u200c|\u200d|\p{Variation_Selector}/u

export const rulerOf = (table: FontTable): Ruler => {
  const advances = new Map([...table.characters].map((character, n) => [character, table.advances[n] ?? 0]))
  const widest = Math.max(...table.advances, 1)
  const pairs = new Map<string, number>()
  for (const { after, by } of table.kerning) {
    for (const left of after) for (const [move, before] of by) for (const right of before) pairs.set(left + right, move)
  }
  const joined = (text: string): string => table.ligatures.reduce((run, ligature) => run.replaceAll(ligature.text, ligature.as), text)
  return {
    unitsPerEm: table.unitsPerEm,
    has: (character) => advances.has(character) || invisible.test(character) || /\s/u.test(character),
    units: (text, ligatures) => {
      let total = 0
      let before = ''
      for (const character of ligatures ? joined(text) : text) {
        if (invisible.test(character)) continue
        total += (advances.get(character) ?? widest) + (pairs.get(before + character) ?? 0)
        before = character
      }
      return total
    },
  }
}

/** A ruler that measures with the first of the others what it lacks itself, as a picture draws it. */
export const withFallback = (own: Ruler, others: readonly Ruler[]): Ruler => ({
  unitsPerEm: own.unitsPerEm,
  has: (character) => own.has(character) || others.some((other) => other.has(character)),
  units: (text, ligatures) => {
    let total = 0
    for (const [run, ruler] of runsOf(text, own, others)) total += (ruler.units(run, ligatures) * own.unitsPerEm) / ruler.unitsPerEm
    return total
  },
})

const runsOf = (text: string, own: Ruler, others: readonly Ruler[]): [string, Ruler][] => {
  const runs: [string, Ruler][] = []
  for (const character of text) {
    const ruler = own.has(character) ? own : (others.find((other) => other.has(character)) ?? own)
    const last = runs.at(-1)
    if (last?.[1] === ruler) last[0] += character
    else runs.push([character, ruler])
  }
  return runs
}
