import type { Formatter } from '../../format/formatter.ts'
import { sayValue, type ToldMeasure } from '../Measures/measureLine.ts'
import { words } from '../words.ts'

/** What it comes to, or why nobody knows. */
export const measureTitle = ({ title, says, unit, reading: { figure } }: ToldMeasure, format: Formatter): string =>
  figure.known ? words.is(title, sayValue(unit, figure.value, format), says) : words.unknown(title, figure.because)
