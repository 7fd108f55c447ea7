import { compileRule, type RuleWords } from '../audience/rule.ts'
import { compileExpression, type Expression } from '../kernel/expression/expression.ts'
import { limits } from '../kernel/expression/limits.ts'
import { possible } from '../kernel/expression/possible.ts'
import { isRefusal, type Refusal, refuse } from '../kernel/refusal.ts'
import { columnsOf, type TableRow } from './decision-table.ts'
import { columnText } from './table-text.ts'

/** The rule of one campaign at a placement with a table: its own, where it has one, and what the table says. */
export const tabledRule = (own: Expression, table: readonly TableRow[], campaign: string, words: RuleWords): Expression | Refusal => {
  if (!columnsOf(table).includes(campaign)) return own
  const text = columnText(table, campaign)
  const column = text === undefined ? refuse('invalidExpression', 'A row of the table cannot be read.') : compileRule(text, words)
  if (isRefusal(column) || isTrue(own)) return column
  const both = compileExpression('campaign && table', {}, { returns: 'bool', predicates: { campaign: own, table: column } })
  return both.ok ? both.expression : refuse('invalidExpression', 'The table and the campaign’s own rule do not go together.')
}

const isTrue = ({ meaning }: Expression): boolean => meaning.kind === 'constant' && meaning.value === true

/** Why a table cannot stand: it is too large, a row does not hold, or nobody ever comes to one. */
export const tableRefusal = (table: readonly TableRow[], words: RuleWords): Refusal | undefined => {
  const written = table.reduce((length, { when }) => length + when.length, 0)
  if (written > limits.sourceLength) {
    return refuse('tooLarge', `The rows of a table have at most ${limits.sourceLength} characters together; these have ${written}.`, {
      where: [{ path: 'table', problem: 'too long' }],
      remedy: 'Save conditions as audiences, and name those.',
    })
  }
  const rows: Expression[] = []
  for (const [place, { when }] of table.entries()) {
    const row = compileRule(when, words, `table.${place}.when`)
    if (isRefusal(row)) return row
    rows.push(row)
  }
  return columnRefusal(table, words) ?? reachRefusal(rows)
}

/** A row may hold by itself, and all of them together be too much. */
const columnRefusal = (table: readonly TableRow[], words: RuleWords): Refusal | undefined => {
  for (const campaign of columnsOf(table)) {
    const column = tabledRule(everyone(words), table, campaign, words)
    if (isRefusal(column)) return { ...column, message: `What the table says of ${campaign} is too much for one rule. ${column.message}` }
  }
  return undefined
}

const reachRefusal = (rows: readonly Expression[]): Refusal | undefined => {
  for (const place of rows.keys()) {
    const why = unreachable(rows.slice(0, place + 1))
    if (why === undefined) continue
    return refuse('invalidInput', `Row ${place + 1} of the table can never be reached: ${why}.`, {
      where: [{ path: `table.${place}.when`, problem: 'never reached' }],
      remedy: 'The first row that holds decides: put the narrower row first, or take this one out.',
    })
  }
  return undefined
}

const everyone = (words: RuleWords): Expression => compileRule('', words) as Expression

/** Why nobody comes to the last of these rows, as far as that can be shown. */
const unreachable = (rows: readonly Expression[]): string | undefined => {
  const last = rows.at(-1)!
  const before = rows.slice(0, -1)
  if (never([], last)) return 'nobody can fit it'
  const single = before.findIndex((row) => never([row], last))
  if (single >= 0) return `whoever fits it fits row ${single + 1} before it`
  return before.length > 1 && never(before, last) ? 'whoever fits it fits a row before it' : undefined
}

/** Whether a condition is never true where none of the others is. False also where that is open. */
const never = (others: readonly Expression[], condition: Expression): boolean => {
  const cases = possible([...others, condition])
  return cases !== undefined && !cases.some((truths) => truths.every((truth, place) => (truth === 'true') === (place === others.length)))
}
