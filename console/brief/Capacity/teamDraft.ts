/** Skills that were typed without their hours. */
export const withoutHours = (hours: Readonly<Record<string, number>>): string[] =>
  Object.entries(hours).flatMap(([skill, all]) => (Number.isNaN(all) ? [skill] : []))

/** "copy 90, graphic design 120.5" as hours by skill; what names no number has none. */
export const hoursFrom = (typed: string): Record<string, number> =>
  Object.fromEntries(
    typed
      .split(/[,;\n](?!\d)/)
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .map((part): [string, number] => {
        const said = /^(.*?)\s+(\d+(?:[.,]\d+)?)\s*h?$/.exec(part)
        return said ? [said[1] ?? '', Number(said[2]?.replace(',', '.'))] : [part, Number.NaN]
      }),
  )

export const hoursAsTyped = (hours: Readonly<Record<string, number>>): string =>
  Object.entries(hours)
    .map(([skill, all]) => `${skill} ${all}`)
    .join(', ')
