import { words } from '../words.ts'
import type { ToldMeasure } from './measureLine.ts'

type Turned = 'better' | 'worse' | 'unsure'

/** Better or worse only where the two intervals lie apart: a change that chance alone would bring is none. */
export const turned = ({ better, reading: { figure }, before }: Pick<ToldMeasure, 'better' | 'reading' | 'before'>): Turned => {
  if (!figure.known || !before.known) return 'unsure'
  const fell = (figure.high ?? Infinity) < before.low
  const rose = figure.low > (before.high ?? Infinity)
  if (!fell && !rose) return 'unsure'
  return fell === (better === 'lower') ? 'better' : 'worse'
}

/** Do we get better as a system? */
export const measuresTitle = (measures: readonly ToldMeasure[], count: (value: number) => string): string => {
  const all = measures.map(turned)
  const of = (wanted: Turned) => all.filter((one) => one === wanted).length
  const [better, worse, unsure] = [of('better'), of('worse'), of('unsure')]
  if (better + worse === 0) return words.nothingTold
  return words.told(count(better), count(worse), unsure === 0 ? words.allTold : words.unsureOf(count(unsure)))
}
