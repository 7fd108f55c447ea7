import { compileClause } from './compile-clause.ts'
import { compileEach, tooMuchWork } from './compile-each.ts'
import { compileRelation } from './compile-relation.ts'
import { junction } from './junction.ts'
import { limits } from '../limits.ts'
import type { Pattern } from '../functions/pattern.ts'
import type { Meaning } from '../meaning.ts'
import { readAttribute, isThere } from './read.ts'
import { aType } from '../type.ts'
import { failed, missing, Unknown } from '../unknown.ts'
import { admit, equal, isObject, mapOf, type Facts, type Run, type Value } from '../value.ts'

/** How many steps of work one evaluation may still take. */
export interface Budget {
  left: number
}

/** Turns a checked tree into closures. They never throw, and allocate nothing on the paths of plain conditions. */
export const compile = (meaning: Meaning, budget: Budget = { left: limits.work }): Run => {
  const compiler = compilers[meaning.kind] as Compiler<Meaning>
  return compiler(meaning, (part) => compile(part, budget), budget)
}

type Compiler<M extends Meaning> = (meaning: M, run: (part: Meaning) => Run, budget: Budget) => Run
type Strict = (...values: Value[]) => Value | Unknown
type Of<Kind extends Meaning['kind']> = Extract<Meaning, { kind: Kind }>

const not =
  (of: Run): Run =>
  (facts) => {
    const value = of(facts)
    return value === true ? false : value === false ? true : value
  }

const holds =
  (of: Run): Run =>
  (facts) =>
    of(facts) === true

const conditional =
  (test: Run, yes: Run, no: Run): Run =>
  (facts) => {
    const value = test(facts)
    return value === true ? yes(facts) : value === false ? no(facts) : value
  }

/** A strict operation: an unknown among its values is its result. */
const apply = (does: Strict, values: readonly Run[]): Run => {
  const [first, second] = values
  if (values.length === 1) {
    return (facts) => {
      const value = first!(facts)
      return value instanceof Unknown ? value : does(value)
    }
  }
  if (values.length === 2) {
    return (facts) => {
      const a = first!(facts)
      if (a instanceof Unknown) return a
      const b = second!(facts)
      return b instanceof Unknown ? b : does(a, b)
    }
  }
  return (facts) => {
    const known = collect(values, facts)
    return known instanceof Unknown ? known : does(...known)
  }
}

const collect = (items: readonly Run[], facts: Facts): Value[] | Unknown => {
  const values: Value[] = []
  for (const item of items) {
    const value = item(facts)
    if (value instanceof Unknown) return value
    values.push(value)
  }
  return values
}

const list =
  (items: readonly Run[]): Run =>
  (facts) =>
    collect(items, facts)

const map = (entries: readonly { key: Run; value: Run }[]): Run => {
  const keys = list(entries.map(({ key }) => key))
  const values = list(entries.map(({ value }) => value))
  return (facts) => {
    const known = keys(facts)
    if (known instanceof Unknown) return known
    const members = values(facts)
    if (members instanceof Unknown) return members
    if (new Set(known as string[]).size < entries.length) return failed('a key stands twice in a map')
    return mapOf((known as string[]).map((key, place) => [key, (members as Value[])[place]]))
  }
}

/** Takes one value out of a list or map, as the type that it is declared to have. */
const taken = ({ type, path }: Of<'field' | 'index'>): ((raw: unknown) => Value | Unknown) => {
  const take = admit(type)
  const absent = missing(path)
  const unfit = failed(`${path} is not ${aType(type)}`)
  return (raw) => {
    if (raw === undefined) return absent
    const value = take(raw)
    return value === undefined ? unfit : value
  }
}

const field = (meaning: Of<'field'>, of: Run): Run => {
  const take = taken(meaning)
  const notMap = failed(`${meaning.path} asks for a part of what is no map`)
  const { field: key } = meaning
  return (facts) => {
    const whole = of(facts)
    if (whole instanceof Unknown) return whole
    return isObject(whole) ? take(Object.hasOwn(whole, key) ? whole[key] : undefined) : notMap
  }
}

const index = (meaning: Of<'index'>, of: Run, at: Run): Run => {
  const take = taken(meaning)
  const unfit = failed(`${meaning.path} asks for a place that cannot be`)
  return (facts) => {
    const whole = of(facts)
    if (whole instanceof Unknown) return whole
    const place = at(facts)
    if (place instanceof Unknown) return place
    if (Array.isArray(whole)) return Number.isInteger(place) ? take(whole[place as number]) : unfit
    if (!isObject(whole) || typeof place !== 'string') return unfit
    return take(Object.hasOwn(whole, place) ? whole[place] : undefined)
  }
}

/** Whether something is there. What lies in a map that is not there itself is simply not there. */
const has = (of: Meaning, run: (part: Meaning) => Run): Run => {
  if (of.kind === 'attribute') return isThere(of)
  const { field: key, path, of: whole } = of as Of<'field'>
  const read = run(whole)
  const notMap = failed(`${path} asks for a part of what is no map`)
  return (facts) => {
    const value = read(facts)
    if (value instanceof Unknown) return value.kind === 'missing' ? false : value
    return isObject(value) ? Object.hasOwn(value, key) && value[key] !== undefined : notMap
  }
}

const within = (item: Run, range: Run): Run => {
  const notRange = failed('"in" looks in a list or a map; this is neither')
  return apply(
    (wanted, whole) => {
      if (Array.isArray(whole)) return whole.some((one) => equal(one, wanted))
      return isObject(whole) ? typeof wanted === 'string' && Object.hasOwn(whole, wanted) : notRange
    },
    [item, range],
  )
}

const matches = ({ test, cost }: Pattern, read: Run, budget: Budget): Run => {
  return apply(
    (text) => {
      budget.left -= cost(text as string)
      return budget.left < 0 ? tooMuchWork : test(text as string)
    },
    [read],
  )
}

const guard = ({ type, of }: Of<'guard'>, read: Run): Run => {
  const take = admit(type)
  const what = 'path' in of ? of.path : 'a value'
  const unfit = failed(`${what} is not ${aType(type)}`)
  return (facts) => {
    const value = read(facts)
    if (value instanceof Unknown) return value
    const fitting = take(value)
    return fitting === undefined ? unfit : fitting
  }
}

const compilers: { [Kind in Meaning['kind']]: Compiler<Of<Kind>> } = {
  constant:
    ({ value }) =>
    () =>
      value,
  attribute: readAttribute,
  predicate: ({ meaning }, run) => run(meaning),
  variable:
    ({ cell }) =>
    () =>
      cell.value,
  field: (meaning, run) => field(meaning, run(meaning.of)),
  index: (meaning, run) => index(meaning, run(meaning.of), run(meaning.at)),
  list: ({ items }, run) => list(items.map(run)),
  map: ({ entries }, run) => map(entries.map(({ key, value }) => ({ key: run(key), value: run(value) }))),
  has: ({ of }, run) => has(of, run),
  not: ({ of }, run) => not(run(of)),
  holds: ({ of }, run) => holds(run(of)),
  and: ({ parts }, run) => junction(parts.map(run), false),
  or: ({ parts }, run) => junction(parts.map(run), true),
  conditional: ({ test, yes, no }, run) => conditional(run(test), run(yes), run(no)),
  relation: (meaning, run) => compileClause(meaning) ?? compileRelation(meaning, run(meaning.left), run(meaning.right)),
  within: (meaning, run) => compileClause(meaning) ?? within(run(meaning.item), run(meaning.range)),
  apply: (meaning, run) => apply(meaning.does as Strict, meaning.arguments.map(run)),
  matches: ({ of, pattern }, run, budget) => matches(pattern, run(of), budget),
  each: compileEach,
  guard: (meaning, run) => guard(meaning, run(meaning.of)),
}
