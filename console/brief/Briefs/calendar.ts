const day = 86_400_000

/** Noon of a day in UTC: a place to count days from, which no clock change moves. */
export const noonOf = (date: string): number => Date.parse(`${date}T12:00:00Z`)
const dateOf = (noon: number): string => new Date(noon).toISOString().slice(0, 10)

export const daysOn = (date: string, days: number): string => dateOf(noonOf(date) + days * day)

/** The first day of the week that a day lies in; `start` is the day that weeks begin with, 1 for Monday. */
export const weekOf = (date: string, start: number): string => daysOn(date, -((new Date(noonOf(date)).getUTCDay() - start + 7) % 7))

/** 2026-11 and one on: 2026-12. */
export const monthsOn = (month: string, by: number): string => {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return dateOf(Date.UTC(year, number - 1 + by, 1, 12)).slice(0, 7)
}

/** The whole weeks that a month lies in. */
export const weeksIn = (month: string, start: number): string[][] => {
  const last = daysOn(`${monthsOn(month, 1)}-01`, -1)
  const weeks: string[][] = []
  for (let first = weekOf(`${month}-01`, start); first <= last; first = daysOn(first, 7))
    weeks.push(Array.from({ length: 7 }, (_, index) => daysOn(first, index)))
  return weeks
}
