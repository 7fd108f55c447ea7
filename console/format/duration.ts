import { formatFigure } from './figure.ts'

export interface DurationFigure {
  value: string
  unit: 'ms' | 's' | 'min' | 'h' | 'd'
}

const ladder = [
  { unit: 'd', length: 86_400_000, from: 48 * 3_600_000 },
  { unit: 'h', length: 3_600_000, from: 3_600_000 },
  { unit: 'min', length: 60_000, from: 60_000 },
  { unit: 's', length: 1000, from: 1000 },
  { unit: 'ms', length: 1, from: 0 },
] as const

/**
 * The largest unit in which the figure is at least 1; hours up to two days, since work is counted in them. Nothing is no hours.
 * Working time is never said in days, which would be days of eight hours.
 */
export const formatDuration = (locale: string, milliseconds: number, working = false): DurationFigure => {
  if (milliseconds === 0) return { value: '0', unit: 'h' }
  const step = ladder.find(({ from, unit }) => Math.abs(milliseconds) >= from && !(working && unit === 'd')) ?? ladder[4]
  const figure = milliseconds / step.length
  const whole = step.unit === 'min' || step.unit === 'ms'
  return {
    value: formatFigure(locale, whole && Math.abs(figure) >= 1 ? Math.round(figure) : figure).replace(whole ? /[.,]0$/ : /$^/, ''),
    unit: step.unit,
  }
}
