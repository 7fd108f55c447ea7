import { worstOf, type MatrixCell, type Outcome } from '../../kit/matrix/cell.ts'
import type { Operations } from '../../api/operations.ts'
import { nameOf, type Composed } from '../composed.ts'

export type Preflight = Operations['preflight.show']['output']['preflight']

export interface Axis {
  slot: string
  label: string
  /** ids of the components, in the family's order, with their names. */
  parts: readonly { id: string; name: string }[]
}

/** How the variants of a family are laid out: rows and columns of cells, and what a mark's column within a cell stands for. */
export interface Axes {
  row: Axis
  column: Axis
  /** Absent where a third choice would be too many marks, or there is none. */
  mark: Axis | undefined
}

const mostMarks = 6

/** Rows are the slot with the most to choose from, columns the next, marks the one after it. Undefined for a family without a choice. */
export const axesOf = (composed: Composed): Axes | undefined => {
  const { family, template, components, assets } = composed
  const axes = template.slots
    .map(({ name, label }): Axis => ({
      slot: name,
      label,
      parts: (family.slots[name] ?? []).flatMap((id) => {
        const part = components.find((one) => one.id === id)
        return part ? [{ id, name: nameOf(part, assets, family.locales[0]) }] : []
      }),
    }))
    .filter(({ parts }) => parts.length > 0)
    .toSorted((a, b) => b.parts.length - a.parts.length)
  const [row, column, third] = axes
  if (!row || !column) return undefined
  return { row, column, mark: third && third.parts.length > 1 && third.parts.length <= mostMarks ? third : undefined }
}

type Fixed = Readonly<Record<string, string>>

/** What a finding or a block holds for; nothing named means anything. */
interface Reach {
  locale: string
  choice: Fixed
}

/** A reach touches a mark when no slot that both fix differs: then a variant of the mark has it. */
const touches = ({ locale, choice }: Reach, at: string, fixed: Fixed): boolean =>
  locale === at && Object.entries(choice).every(([slot, id]) => fixed[slot] === undefined || fixed[slot] === id)

export interface Judged {
  blocks: readonly Reach[]
  warns: readonly Reach[]
  /** Warnings of which the preflight does not tell where they hold: beyond its bound, or all of a run from before it did. */
  unlisted: number
}

export const judgedBy = ({ blocks, warns, moreWarns = 0, causes }: Preflight): Judged => ({
  blocks,
  warns: warns ?? [],
  unlisted: warns ? moreWarns : causes.reduce((sum, { severity, findings, more }) => sum + (severity === 'warn' ? findings.length + more : 0), 0),
})

/** The cell of a row and a column: by locale and third choice the worst that any of its variants got. */
export const cellOf = (
  { family }: Pick<Composed, 'family'>,
  { row, column, mark }: Axes,
  { blocks, warns }: Judged,
  rowId: string,
  columnId: string,
): MatrixCell => {
  const apart = family.constraints.find(({ kind, components }) => kind === 'apart' && components.includes(rowId) && components.includes(columnId))
  if (apart) return { excluded: apart.why }
  const outcome = (locale: string, fixed: Fixed): Outcome =>
    worstOf([
      blocks.some((block) => touches(block, locale, fixed)) ? 'block' : 'pass',
      warns.some((warn) => touches(warn, locale, fixed)) ? 'warn' : 'pass',
    ])
  const pair = { [row.slot]: rowId, [column.slot]: columnId }
  const thirds = mark?.parts.map(({ id }) => ({ ...pair, [mark.slot]: id })) ?? [pair]
  return { outcomes: family.locales.map((locale) => thirds.map((fixed) => outcome(locale, fixed))) }
}
