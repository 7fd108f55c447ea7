import type { Formatter } from '../../format/formatter.ts'
import type { FieldFinding } from '../../kit/Field.tsx'
import type { Found, Place } from './useCheck.ts'
import { whereOf } from './whereOf.ts'
import { words } from './words.ts'

const ranks = ['block', 'warn', 'note'] as const
const rankOf = ({ severity }: Pick<Found, 'severity'>): number => ranks.indexOf(severity)
/** Against a measure, as one finds it anew in each size. */
const isMeasured = ({ limit }: Found): boolean => typeof limit === 'number'

/** What is found in one language, a line for each kind of finding: the worst first, and what is said before how much room it takes. */
export const gathered = (findings: readonly Found[], places: readonly Place[], format: Pick<Formatter, 'count'>): FieldFinding[] =>
  [...Map.groupBy(findings, (one) => `${one.guardrail} ${one.rule} ${isMeasured(one) ? '' : one.reason}`).values()]
    .map((alike) => alike.toSorted((a, b) => rankOf(a) - rankOf(b)))
    .toSorted(([a], [b]) => (a && b ? rankOf(a) - rankOf(b) || Number(isMeasured(a)) - Number(isMeasured(b)) : 0))
    .flatMap((alike) => lineOf(alike, places, format))

/** Characters that fit wherever was looked; undefined where nothing is too long. */
export const fittingEverywhere = (findings: readonly Found[]): number | undefined => {
  const fits = findings.flatMap((one) => one.fits ?? [])
  return fits.length === 0 ? undefined : Math.min(...fits)
}

const lineOf = (alike: readonly Found[], places: readonly Place[], format: Pick<Formatter, 'count'>): FieldFinding[] => {
  const [worst] = alike
  if (!worst) return []
  const { severity } = worst
  const lines = [...new Set(alike.map((one) => [whereOf(one, places), asSaid(one)].filter(Boolean).join(': ')))]
  if (lines.length === 1) return [{ severity, sentence: lines[0] ?? '' }]
  const fits = fittingEverywhere(alike)
  const where = spread(alike, format)
  return [
    {
      severity,
      sentence: fits === undefined ? words.moreSuch(worst.reason, where) : words.tooLong(where, format.count(fits)),
      more: { all: words.eachOfThem, lines },
    },
  ]
}

const asSaid = ({ reason, fix }: Found): string => (fix?.inComponent ? `${reason} ${fix.sentence}.` : reason)

/** In how many sizes, or where no size is named in how many places. */
const spread = (alike: readonly Found[], { count }: Pick<Formatter, 'count'>): string => {
  const at = new Set(alike.flatMap(({ places, format = '' }) => places.map((place) => `${place} ${format}`)))
  return alike.some(({ format }) => format !== undefined) ? words.sizes(count(at.size)) : words.places(count(at.size))
}
