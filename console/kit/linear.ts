/**
 * A linear scale from values to pixels, held within its range. d3-scale does the same, but brings colours and their interpolation along: nine
 * kilobytes that the first load would have to carry for every mark. Charts with axes use d3-scale.
 */
export const linear =
  ([low, high]: readonly [number, number], [from, to]: readonly [number, number]) =>
  (value: number): number => {
    const share = high === low ? 0.5 : Math.min(1, Math.max(0, (value - low) / (high - low)))
    return from + share * (to - from)
  }
