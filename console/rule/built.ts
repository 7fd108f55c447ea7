import { parseExpression } from '../../engine/kernel/expression/syntax/parse.ts'
import type { Span } from '../../engine/kernel/expression/problem.ts'
import type { Syntax } from '../../engine/kernel/expression/syntax/syntax.ts'
import { operators, writeValue, type Operator, type SubjectType, type Value } from './operators.ts'

/** A clause that the builder can show and change. */
export interface BuiltClause {
  kind: 'clause'
  operator: Operator
  subject: string
  values: readonly Value[]
  span: Span
}

/** A clause of another form: it stands as it is written, and only the text changes it. */
export interface WrittenClause {
  kind: 'written'
  text: string
  span: Span
}

export type Clause = BuiltClause | WrittenClause

/** Clauses of which one is enough. */
export interface AnyOf {
  kind: 'anyOf'
  clauses: readonly Clause[]
  span: Span
}

/** All of these must hold. */
export type Item = Clause | AnyOf

/** What the builder shows of a text; undefined while the text cannot be read. */
export const readRule = (text: string): readonly Item[] | undefined => {
  if (text.trim() === '') return []
  const parsed = parseExpression(text)
  if (!parsed.ok) return undefined
  const parts = parsed.syntax.kind === 'and' ? parsed.syntax.parts : [parsed.syntax]
  return parts.map((part) =>
    part.kind === 'or' ? { kind: 'anyOf', clauses: part.parts.map((one) => clauseOf(one, text)), span: part.span } : clauseOf(part, text),
  )
}

const clauseOf = (node: Syntax, text: string): Clause => {
  for (const operator of operators) {
    const asked = operator.read(node)
    if (asked) return { kind: 'clause', operator, ...asked, span: node.span }
  }
  return { kind: 'written', text: text.slice(node.span.start, node.span.end), span: node.span }
}

export const writeClause = ({ operator, subject, values }: Pick<BuiltClause, 'operator' | 'subject' | 'values'>, type: SubjectType): string =>
  operator.write(
    subject,
    values.map((value) => writeValue(type, value)),
  )

/** How a new clause about something begins: always a whole one, so that the text stays a rule. */
export const freshClause = (subject: string, type: SubjectType): string => {
  const operator = operators.find((one) => one.for.includes(type))!
  return writeClause({ operator, subject, values: firstValues(operator, type) }, type)
}

export const firstValues = ({ takes }: Operator, type: SubjectType): Value[] =>
  takes === 'none' ? [] : [type === 'int' || type === 'double' ? 1 : type === 'timestamp' ? 30 : '']

/** The text with one stretch written anew; all around it, remarks too, stays as it is. */
export const replaceSpan = (text: string, { start, end }: Span, by: string): string => text.slice(0, start) + by + text.slice(end)

export const addClause = (text: string, clause: string): string => (text.trim() === '' ? clause : `${wrapped(text)}\n&& ${clause}`)

/** One more way to fit: the item becomes, or stays, a group of which one is enough. */
export const addAlternative = (text: string, items: readonly Item[], item: Item, clause: string): string => {
  const written = text.slice(item.span.start, item.span.end)
  const own = item.kind === 'anyOf' ? written : wrapped(written)
  // Inside an && a group stands in brackets; those of a group that is there already lie around its span.
  const bare = item.kind === 'anyOf' || items.length === 1
  return replaceSpan(text, item.span, bare ? `${own} || ${clause}` : `(${own} || ${clause})`)
}

/** The text without one clause; all around it, remarks too, stays as it is where that leaves a rule of what is left. */
export const removeClause = (text: string, items: readonly Item[], gone: Item): string => {
  const row = items.find((item) => item === gone || (item.kind === 'anyOf' && item.clauses.some((clause) => clause === gone)))
  const among = row === gone || row?.kind !== 'anyOf' ? items : row.clauses
  const cut = cutOut(text, among, gone, among === items ? '&&' : '||')
  const clauses = (of: readonly Item[] | undefined): number | undefined =>
    of?.reduce((sum, item) => sum + (item.kind === 'anyOf' ? item.clauses.length : 1), 0)
  return clauses(readRule(cut)) === clauses(items)! - (gone.kind === 'anyOf' ? gone.clauses.length : 1) ? cut : writtenAnew(text, items, gone)
}

/** The first of several goes with what joins it to the next, any other with what joins it to the one before. */
const cutOut = (text: string, among: readonly Item[], gone: Item, join: '&&' | '||'): string => {
  const { start, end } = inBrackets(text, gone.span)
  const [first, second] = among
  if (first === gone) return replaceSpan(text, { start, end: second ? inBrackets(text, second.span).start : end }, '').trimEnd()
  return replaceSpan(text, { start: text.lastIndexOf(join, start), end }, '').trimEnd()
}

/** A clause with the brackets that lie close around it. */
const inBrackets = (text: string, { start, end }: Span): Span => {
  const left = /\(\s*$/.exec(text.slice(0, start))
  const right = /^\s*\)/.exec(text.slice(end))
  return left && right ? inBrackets(text, { start: left.index, end: end + right[0].length }) : { start, end }
}

/** Where a remark or a bracket stands in the way of cutting: the clauses alone. */
const writtenAnew = (text: string, items: readonly Item[], gone: Item): string => {
  const left = items.flatMap((item): string[] => {
    if (item === gone) return []
    const inside = item.kind === 'anyOf' ? item.clauses.filter((clause) => clause !== gone) : [item]
    const texts = inside.map(({ span }) => wrapped(text.slice(span.start, span.end)))
    return [texts.length > 1 ? `(${texts.join(' || ')})` : texts.join('')]
  })
  return left.join('\n&& ')
}

/** An || or a choice on top must be put in brackets before something is joined to it. */
const wrapped = (text: string): string => {
  const parsed = parseExpression(text)
  return parsed.ok && (parsed.syntax.kind === 'or' || parsed.syntax.kind === 'conditional') ? `(${text.trim()})` : text.trimEnd()
}
