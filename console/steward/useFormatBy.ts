import { useMemo } from 'react'
import { space } from '../format/figure.ts'
import type { Formatter } from '../format/formatter.ts'
import { useFormat } from '../format/useFormat.ts'
import type { ClockKind } from './WindowFacts.tsx'

/** The formatter whose durations are of a clock: a working day has eight hours, so working time is said in hours however long it is. */
export const useFormatBy = (clock: ClockKind): Formatter => {
  const format = useFormat()
  return useMemo(() => {
    if (clock === 'calendar') return format
    const duration = (milliseconds: number) => {
      const { value, unit } = format.workedFigure(milliseconds)
      return `${value}${space}${unit}`
    }
    return { ...format, duration, durationFigure: format.workedFigure }
  }, [format, clock])
}
