import { words } from './words.ts'
import type { TableRow } from './form.ts'

/** Whom a row may be for without a rule of its own: everybody, or an audience. */
export interface WhenKind {
  value: string
  label: string
  when: string
}

export const whenKinds = (audiences: readonly { key: string; name: string }[]): WhenKind[] => [
  { value: 'everyone', label: words.rowEveryone, when: '' },
  ...audiences.map(({ key, name }) => ({ value: `audience.${key}`, label: name, when: `audience.${key}` })),
]

/** What a row asks once it is for somebody else; a rule of its own begins with what stood there. */
export const whenOf = (chosen: string, kinds: readonly WhenKind[], before: string): string =>
  kinds.find(({ value }) => value === chosen)?.when ?? (before === '' ? 'true' : `${before} && true`)

export const movedUp = (rows: readonly TableRow[], place: number): TableRow[] => {
  const moved = [...rows]
  const [row] = moved.splice(place, 1)
  if (row) moved.splice(place - 1, 0, row)
  return moved
}
