import type { Formatter } from '../../format/formatter.ts'
import type { Because } from '../../kit/because.ts'
import type { Kind, Listed } from './rules.ts'
import { words } from './words.ts'

const says = words.precision
type Counts = NonNullable<Kind['precision']>['fresh']

/** In short: of the fresh variants where any of them tells something, else of those that the kind was mended by. */
export const inShort = (kind: Kind, { count }: Pick<Formatter, 'count'>): { figure: string; of: string } | undefined => {
  if (!kind.precision) return undefined
  const { fresh, mended } = kind.precision
  const short = ({ right, wrong }: Counts, of: string) => ({
    figure: right + wrong === 0 ? says.silent : says.of(count(right), count(right + wrong)),
    of,
  })
  return fresh.right + fresh.wrong + fresh.missed > 0 ? short(fresh, says.fresh) : short(mended, says.mended)
}

/** What was counted, in sentences, with where it comes from. */
export const sentencesOf = (kind: Kind, { labelled }: Pick<Listed, 'labelled'>, { count, date }: Pick<Formatter, 'count' | 'date'>): string[] => {
  if (!kind.precision) return [says.unmeasuredSentence]
  const counts = ({ right, wrong, missed }: Counts): string =>
    `${says.spoke(count(right + wrong), count(right))}, ${says.missed(count(missed), count(right + missed))}`
  return [
    `${says.ofFresh(count(labelled.fresh))} ${counts(kind.precision.fresh)}`,
    `${says.ofMended(count(labelled.mended), date(labelled.mendedOn))} ${counts(kind.precision.mended)}`,
    says.note,
  ]
}

export const becauseOf = (kind: Kind, list: Pick<Listed, 'labelled'>, format: Formatter): Because => {
  const [fresh = '', mended, note] = sentencesOf(kind, list, format)
  return { sentence: [fresh, mended].filter(Boolean).join(' '), note, madeBy: 'npm run bench -- guard.precision' }
}
