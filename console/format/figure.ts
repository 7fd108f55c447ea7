/** A space that must not break, between a figure and its unit. */
export const space = '\u00a0'

/** Intl writes a hyphen in most locales; a figure below zero has the true minus, U+2212, as wide as a digit. */
export const minus = (text: string): string => text.replaceAll('-', '\u2212')

/** Decimals that keep at most three significant digits: 412 · 61.8 · 9.1 · 0.84 · 0.06. */
const decimalsOf = (value: number): number => {
  const size = Math.abs(value)
  if (size === 0 || size >= 99.95) return 0
  if (size >= 0.95) return 1
  if (size >= 0.1) return Number(size.toFixed(2)) === Number(size.toFixed(1)) ? 1 : 2
  return Math.min(6, 1 - Math.floor(Math.log10(size)))
}

const withDecimals = (locale: string, value: number, decimals: number, signed: boolean): string => {
  const rounded = Number(value.toFixed(decimals))
  const format = new Intl.NumberFormat(locale, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    signDisplay: signed ? 'exceptZero' : 'negative',
  })
  return minus(format.format(rounded))
}

/** A measured figure; zero is `0`, never `0.0`. */
export const formatFigure = (locale: string, value: number, signed = false): string => withDecimals(locale, value, decimalsOf(value), signed)

/** Two ends that read as one: the decimals of the larger end, zero kept as `0`. */
export const formatRange = (locale: string, low: number, high: number, to: string, signed: boolean): string => {
  const decimals = decimalsOf(Math.max(Math.abs(low), Math.abs(high)))
  const end = (value: number) => (Number(value.toFixed(decimals)) === 0 ? '0' : withDecimals(locale, value, decimals, signed))
  return `${end(low)} ${to} ${end(high)}`
}
