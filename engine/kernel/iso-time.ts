let second = Number.NaN
let text = ''

/** What `toISOString` of this moment gives, milliseconds since 1970. Nearly every call is of the same second as the one before, and writing a date is dear. */
export const isoTime = (at: number): string => {
  const millisecond = at % 1_000
  if (at - millisecond !== second) {
    second = at - millisecond
    text = new Date(second).toISOString().slice(0, -4)
  }
  return `${text}${millisecond < 10 ? '00' : millisecond < 100 ? '0' : ''}${millisecond}Z`
}
