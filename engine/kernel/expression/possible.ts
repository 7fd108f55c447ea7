import { compile } from './compile/compile.ts'
import type { Truth } from './explain.ts'
import { partsOf, type Cell, type Meaning } from './meaning.ts'
import type { Predicate } from './names.ts'
import { representatives } from './representatives.ts'
import { parseExpression } from './syntax/parse.ts'
import { printSyntax } from './syntax/print.ts'
import { typeName } from './type.ts'
import { missing, Unknown } from './unknown.ts'
import type { Run, Value } from './value.ts'

type Possible = Exclude<Truth, 'failed'>

/** Cases that are gone through before it is left open. */
const most = 5_000

/**
 * Every way in which these conditions can come out together, whoever they are asked about; undefined when there are too many cases to go
 * through. What is compared with constants is tried with a value for each stretch between them; whatever else is asked may come out
 * any way. So more may be listed than can happen, never less: what is not listed is impossible.
 */
export const possible = (conditions: readonly Predicate[]): readonly Possible[][] | undefined => {
  const unknowns = new Map<string, Open>()
  for (const { meaning, source } of conditions) gather(meaning, source, unknowns)
  const open = [...unknowns.values()].map(({ cell, type, constants, known }) => ({
    cell,
    values: [...(representatives(type, constants) ?? []), ...(known ? [] : [unknown])],
  }))
  if (open.reduce((cases, { values }) => cases * values.length, 1) > most) return undefined
  const runs = conditions.map(({ meaning, source }) => compile(opened(meaning, source, unknowns), { left: Infinity }))
  return casesOf(open, runs)
}

/** What a condition asks about, each written canonically: conditions that share none of it come out independently. */
export const termsOf = ({ meaning, source }: Predicate): ReadonlySet<string> => {
  const terms = new Map<string, Open>()
  gather(meaning, source, terms)
  return new Set(terms.keys())
}

/** What is not known beforehand: a term that is compared with constants, or a condition of another form. */
interface Open {
  cell: Cell
  type: Meaning['type']
  constants: unknown[]
  /** Never missing: whether an attribute is there can always be told. */
  known: boolean
}

const unknown = missing('it')

const casesOf = (open: readonly { cell: Cell; values: readonly (Value | Unknown)[] }[], runs: readonly Run[]): Possible[][] => {
  const seen = new Map<string, Possible[]>()
  const visit = (place: number): void => {
    const one = open[place]
    if (one === undefined) {
      const truths = runs.map((run) => truthOf(run({})))
      seen.set(truths.join(), truths)
      return
    }
    for (const value of one.values) {
      one.cell.value = value
      visit(place + 1)
    }
  }
  visit(0)
  return [...seen.values()]
}

const truthOf = (value: Value | Unknown): Possible => (value instanceof Unknown ? 'missing' : value === true ? 'true' : 'false')

/** The term of a comparison with constants, and they; undefined for a condition of another form. */
const comparison = (meaning: Meaning): { side: 'left' | 'right' | 'item'; term: Meaning; constants: readonly unknown[] } | undefined => {
  if (meaning.kind === 'within' && meaning.range.kind === 'constant' && Array.isArray(meaning.range.value))
    return comparable(meaning.item, meaning.range.value) ? { side: 'item', term: meaning.item, constants: meaning.range.value } : undefined
  if (meaning.kind !== 'relation') return undefined
  const { left, right, relation } = meaning
  const [side, term, constant] = right.kind === 'constant' ? (['left', left, right] as const) : (['right', right, left] as const)
  if (constant.kind !== 'constant' || !comparable(term, [constant.value])) return undefined
  return term.type === 'string' && relation !== '==' && relation !== '!=' ? undefined : { side, term, constants: [constant.value] }
}

const comparable = (term: Meaning, constants: readonly unknown[]): boolean =>
  term.kind !== 'constant' && representatives(term.type, constants) !== undefined

const junctions = new Set<Meaning['kind']>(['and', 'or', 'not', 'holds', 'conditional', 'constant'])

const gather = (meaning: Meaning, source: string, into: Map<string, Open>): void => {
  if (meaning.kind === 'predicate') return gather(meaning.meaning, meaning.source, into)
  if (junctions.has(meaning.kind)) {
    for (const part of partsOf(meaning)) gather(part, source, into)
    return
  }
  const { term, constants } = comparison(meaning) ?? { term: meaning, constants: [] }
  const key = keyOf(term, source)
  const known = into.get(key)
  if (known) known.constants.push(...constants)
  else
    into.set(key, { cell: { value: null }, type: term.type, constants: [...constants], known: term.kind === 'has' && term.of.kind === 'attribute' })
}

/** Written canonically, so that one term is known again wherever it stands. What may be of any type is another term for each that it is taken for. */
const keyOf = ({ span, type }: Meaning, source: string): string => {
  const text = source.slice(span.start, span.end)
  const parsed = parseExpression(text)
  return `${typeName(type)} ${parsed.ok ? printSyntax(parsed.syntax) : text}`
}

/** The same tree with a cell in place of everything that is open. */
const opened = (meaning: Meaning, source: string, unknowns: ReadonlyMap<string, Open>): Meaning => {
  const inside = (part: Meaning): Meaning => opened(part, source, unknowns)
  const cellOf = (term: Meaning): Meaning => ({
    kind: 'variable',
    cell: unknowns.get(keyOf(term, source))!.cell,
    type: term.type,
    span: term.span,
  })
  switch (meaning.kind) {
    case 'predicate':
      return opened(meaning.meaning, meaning.source, unknowns)
    case 'constant':
      return meaning
    case 'and':
    case 'or':
      return { ...meaning, parts: meaning.parts.map(inside) }
    case 'not':
    case 'holds':
      return { ...meaning, of: inside(meaning.of) }
    case 'conditional':
      return { ...meaning, test: inside(meaning.test), yes: inside(meaning.yes), no: inside(meaning.no) }
  }
  const compared = comparison(meaning)
  return compared ? ({ ...meaning, [compared.side]: cellOf(compared.term) } as Meaning) : cellOf(meaning)
}
