const moment = /^(\d{4}-\d\d-\d\dT\d\d:\d\d):\d\d(\.\d+)?Z$/

/** One value on one line. */
export const cell = (value: unknown): string => {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value.replaceAll(/\s+/g, ' ')
  if (typeof value === 'number') return figure(value)
  if (isForMachines(value)) return `${value.length} figures (--json shows them)`
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object')) return value.map(cell).join(', ')
  if (isCounts(value))
    return Object.entries(value)
      .map(([name, count]) => `${count.toLocaleString('en')} ${name}`)
      .join(', ')
  return JSON.stringify(value)
}

/** More figures than anybody reads one by one, such as how light a picture is, place by place. */
const isForMachines = (value: unknown): value is number[] =>
  Array.isArray(value) && value.length > 24 && value.every((one) => typeof one === 'number')

/** In a column a moment is told to the minute; so it is still taken as input. */
export const narrowCell = (value: unknown): string => cell(typeof value === 'string' ? value.replace(moment, '$1Z') : value)

/** Four figures are what one reads; all of them are in --json. */
const figure = (value: number): string => {
  if (Number.isInteger(value)) return String(value)
  return String(Math.abs(value) >= 100 ? Number(value.toFixed(2)) : Number(value.toPrecision(4)))
}

/** Several counts under one name, such as what a purge took away: told in one cell. */
export const isCounts = (value: unknown): value is Record<string, number> =>
  typeof value === 'object' && value !== null && Object.keys(value).length > 0 && Object.values(value).every((count) => Number.isInteger(count))

/** Whether one line tells it. */
export const isPlain = (value: unknown): boolean =>
  typeof value !== 'object' || value === null || isCounts(value) || (Array.isArray(value) && value.every((item) => typeof item !== 'object'))

export const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (typeof value === 'object' && Object.keys(value).length === 0)
