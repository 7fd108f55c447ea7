/** What preflight says of one variant. */
export type Outcome = 'pass' | 'warn' | 'block'

/** Outcomes by locale (rows) and size (columns), or why the pair is excluded. */
export type MatrixCell = { outcomes: readonly (readonly Outcome[])[] } | { excluded: string }

const rank: Record<Outcome, number> = { pass: 0, warn: 1, block: 2 }

/** Several variants under one mark: the worst wins. */
export const worstOf = (outcomes: readonly Outcome[]): Outcome =>
  outcomes.reduce((worst, outcome) => (rank[outcome] > rank[worst] ? outcome : worst), 'pass')

export const tally = (cell: MatrixCell): Record<Outcome, number> => {
  const count = { pass: 0, warn: 0, block: 0 }
  if ('outcomes' in cell) for (const outcome of cell.outcomes.flat()) count[outcome]++
  return count
}

export interface Place {
  row: number
  column: number
}

const moves: Record<string, [number, number]> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }

/** Where a key leads from a cell; null if the key does not move or there is an edge. */
export const moveFrom = ({ row, column }: Place, key: string, rows: number, columns: number, mod: boolean): Place | null => {
  if (key === 'Home') return { row: mod ? 0 : row, column: 0 }
  if (key === 'End') return { row: mod ? rows - 1 : row, column: columns - 1 }
  const move = moves[key]
  if (!move) return null
  const next = { row: row + move[0], column: column + move[1] }
  return next.row < 0 || next.column < 0 || next.row >= rows || next.column >= columns ? null : next
}
