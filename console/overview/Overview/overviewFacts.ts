import type { Formatter } from '../../format/formatter.ts'
import type { RibbonPart } from '../../kit/Ribbon.tsx'
import { rangeOf, type ToldFigure, type ToldMeasure } from '../../steward/Measures/measureLine.ts'
import { strings } from '../../strings.ts'
import type { Turn } from './OverviewView.tsx'

const { overview } = strings

/** The figure in the middle of the loop, with its parts to scale; or what it is still gathering. */
export const turnOf = (measures: readonly ToldMeasure[], format: Formatter): Turn | Extract<ToldFigure, { known: false }> | null => {
  const response = measures[0]
  if (!response) return null
  const { figure, n, open } = response.reading
  if (!figure.known) return figure
  const sized = response.parts.flatMap(({ name, size }) => (size === undefined ? [] : [{ name, size }]))
  const largest = Math.max(...sized.map(({ size }) => size))
  return {
    median: format.duration(figure.value),
    sentence: overview.turn(rangeOf('ms', figure, format)),
    mean: figure.mean === undefined ? '' : overview.mean(format.duration(figure.mean), format.count(n), format.count(open)),
    parts: sized.map(({ name, size }): RibbonPart => ({ name, size, said: format.duration(size), tone: size === largest ? 'second' : 'plain' })),
  }
}
