const ending = /(?:, recombined(?: [1-9]\d{0,8})?)+$/
const longest = 120

/** What all families that come of one another are called by: the name of the first of them. */
const rootOf = (name: string): string => name.replace(ending, '').slice(0, longest).trim()

/** Where the names of all recombinations of a family lie, and perhaps others among them. */
export const recombinedNames = (of: string): { from: string; before: string } => ({
  from: `${rootOf(of)}, recombined`,
  before: `${rootOf(of)}, recombinee`,
})

/** What the next recombination of a family is called, which may be one itself: “Autumn, recombined”, then “Autumn, recombined 2”. */
export const recombinedName = (of: string, taken: readonly string[]): string => {
  const root = rootOf(of)
  const first = `${root}, recombined`
  const numbers = taken
    .filter((name) => rootOf(name) === root && name.startsWith(first))
    .map((name) => Number(name.slice(first.length).trim() || '1'))
    .filter(Number.isInteger)
  const last = Math.max(0, ...numbers)
  return last === 0 ? first : `${first} ${last + 1}`
}
