import { asPlaces, locate, type Fault, type Problem, type Span } from '../kernel/expression/problem.ts'
import { parseExpression } from '../kernel/expression/syntax/parse.ts'
import { printSyntax } from '../kernel/expression/syntax/print.ts'
import type { Node, Syntax } from '../kernel/expression/syntax/syntax.ts'
import { type Refusal, refuse } from '../kernel/refusal.ts'
import type { TableRow } from './decision-table.ts'

const span: Span = { start: 0, end: 0 }
const truth = (value: boolean): Syntax => ({ kind: 'literal', type: 'bool', value, span })
const isTruth = (node: Syntax, value: boolean): boolean => node.kind === 'literal' && node.value === value
const holds = (when: Syntax): Syntax => (isTruth(when, true) ? when : { kind: 'call', name: 'holds', nameSpan: span, arguments: [when], span })

const either = (first: Syntax, rest: Syntax): Syntax => {
  if (isTruth(first, true) || isTruth(rest, false)) return first
  return { kind: 'or', parts: [first, ...(rest.kind === 'or' ? rest.parts : [rest])], span }
}

const unless = (first: Syntax, rest: Syntax): Syntax => {
  if (isTruth(first, true) || isTruth(rest, false)) return truth(false)
  const not: Syntax = { kind: 'unary', operator: '!', operand: first, span }
  if (isTruth(rest, true)) return not
  return { kind: 'and', parts: [not, ...(rest.kind === 'and' ? rest.parts : [rest])], span }
}

/** One column as a condition: row by row from the last, `holds(row) || rest` where it shows the campaign, `!holds(row) && rest` where not. */
const columnOf = (rows: readonly { when: Syntax; shows: boolean }[]): Syntax =>
  rows.reduceRight((rest, { when, shows }) => (shows ? either(holds(when), rest) : unless(holds(when), rest)), truth(false))

/** What a table says of one campaign, as one rule; undefined while a row cannot be read. */
export const columnText = (table: readonly TableRow[], campaign: string): string | undefined => {
  const rows = table.flatMap(({ when, campaigns }) => {
    const parsed = parseExpression(when.trim() === '' ? 'true' : when)
    return parsed.ok ? [{ when: parsed.syntax, shows: campaigns.includes(campaign) }] : []
  })
  return rows.length === table.length ? printSyntax(columnOf(rows)) : undefined
}

/** The whole table as one CEL expression that gives the keys: `holds(audience.loyal) ? ["early-access"] : ["autumn"]`. Undefined while a row cannot be read. */
export const tableText = (table: readonly TableRow[]): string | undefined => {
  const rows = table.map(({ when, campaigns }) => ({ parsed: parseExpression(when.trim() === '' ? 'true' : when), keys: keyList(campaigns) }))
  const syntax = rows.reduceRight<Syntax | undefined>((no, { parsed, keys }) => {
    if (!no || !parsed.ok) return undefined
    const test = holds(parsed.syntax)
    return isTruth(test, true) ? keys : { kind: 'conditional', test, yes: keys, no, span }
  }, keyList([]))
  return syntax && printSyntax(syntax)
}

const keyList = (keys: readonly string[]): Syntax => ({
  kind: 'list',
  items: keys.map((value): Syntax => ({ kind: 'literal', type: 'string', value, span })),
  span,
})

/** Reads what `tableText` writes. Only the form is judged here; the rows are, when the table is saved. */
export const readTable = (text: string): TableRow[] | Refusal => {
  const parsed = parseExpression(text)
  if (!parsed.ok) return refusal(parsed.problems)
  const rows: TableRow[] = []
  let node = parsed.syntax
  for (; node.kind === 'conditional'; node = node.no) {
    const when = rowOf(node)
    const keys = keysOf(node.yes)
    if (when === undefined) return refusal([locate(text, { ...wantsHolds, span: node.test.span })])
    if (!keys) return refusal([locate(text, { ...wantsKeys, span: node.yes.span })])
    rows.push({ when: printSyntax(when), campaigns: keys })
  }
  const otherwise = keysOf(node)
  if (!otherwise) return refusal([locate(text, { ...wantsKeys, span: node.span })])
  return otherwise.length === 0 && rows.length > 0 ? rows : [...rows, { when: '', campaigns: otherwise }]
}

const wantsHolds: Pick<Fault, 'message' | 'hint'> = {
  message: 'A row of a table asks whether a condition holds.',
  hint: 'Write holds(condition) ? ["campaign"] : …, so that what is missing leads on to the next row.',
}
const wantsKeys: Pick<Fault, 'message' | 'hint'> = {
  message: 'A row of a table gives the keys of campaigns.',
  hint: 'Write ["winter-commute", "autumn"], or [] for none.',
}

const refusal = (problems: readonly Problem[]): Refusal =>
  refuse('invalidExpression', `The table cannot be read: ${problems[0]!.message}`, { where: asPlaces(problems, 'table'), remedy: problems[0]!.hint })

const rowOf = ({ test }: Node<'conditional'>): Syntax | undefined =>
  test.kind === 'call' && test.name === 'holds' && !test.on && test.arguments.length === 1 ? test.arguments[0] : undefined

const keysOf = (node: Syntax): string[] | undefined => {
  if (node.kind !== 'list') return undefined
  const keys = node.items.flatMap((item) => (item.kind === 'literal' && typeof item.value === 'string' ? [item.value] : []))
  return keys.length === node.items.length ? keys : undefined
}
