import { formatFigure, formatRange, minus, space } from './figure.ts'

/** A value and its unit apart, since the unit is drawn smaller and paler. */
export interface Figure {
  value: string
  unit: string
}

export const numbersFor = ({ language, currency }: { language: string; currency: string }) => {
  const counting = new Intl.NumberFormat(language, { maximumFractionDigits: 0 })
  const written = new Intl.NumberFormat(language, { maximumFractionDigits: 2 })
  const figure = (value: number, signed = false): string => formatFigure(language, value, signed)
  return {
    /** 38,412 */
    count: (value: number) => minus(counting.format(value)),
    /** Exact up to the limit, "over 10,000" beyond: what a count says that was not counted to its end. */
    countUpTo: (value: number, limit: number, over: (limit: string) => string) =>
      value > limit ? over(counting.format(limit)) : counting.format(value),
    /** 31.4 · 0.84 · 412 */
    figure: (value: number) => figure(value),
    /** +18.4 · −4.4 · 0 */
    signed: (value: number) => figure(value, true),
    /** 0.0902: three significant digits however small. */
    probability: (value: number) => probability(language, value),
    /** 61.8 % of a share between 0 and 1 */
    percent: (share: number) => `${figure(share * 100)}${space}%`,
    /** 2 %: a setting as somebody wrote it */
    percentSet: (share: number) => `${minus(written.format(share * 100))}${space}%`,
    /** 41 %: for a title */
    percentWhole: (share: number) => `${counting.format(share * 100)}${space}%`,
    percentFigure: (share: number): Figure => ({ value: figure(share * 100), unit: '%' }),
    /** +3.2 %, a relative change */
    change: (share: number) => `${figure(share * 100, true)}${space}%`,
    /** +4.1 pt, a difference of two percentages */
    points: (difference: number) => `${figure(difference * 100, true)}${space}pt`,
    /** 26.8 to 37.9; both ends with the same number of decimals, with signs for differences */
    range: (low: number, high: number, to: string, signed = false) => formatRange(language, low, high, to, signed),
    /** € 189 */
    money: (amount: number) => money(language, currency, amount),
  }
}

const probability = (language: string, value: number): string => {
  const minimum = value >= 0.001 && value < 1 ? { minimumSignificantDigits: 3 } : {}
  return minus(new Intl.NumberFormat(language, { maximumSignificantDigits: 3, ...minimum }).format(value))
}

/** Cents only where there are some; a space between a leading sign and its amount. */
const money = (language: string, currency: string, amount: number): string => {
  const digits = Number.isInteger(amount) ? 0 : 2
  const format = new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
  const parts = format.formatToParts(amount)
  return minus(parts.map(({ type, value }, index) => (type === 'currency' && parts[index + 1]?.type === 'integer' ? value + space : value)).join(''))
}
