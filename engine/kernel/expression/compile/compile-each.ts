import { limits } from '../limits.ts'
import type { Meaning } from '../meaning.ts'
import { aType, isList, type Type } from '../type.ts'
import { failed, Unknown } from '../unknown.ts'
import { admit, isObject, type Facts, type Run, type Value } from '../value.ts'

type Each = Extract<Meaning, { kind: 'each' }>

/** Goes through the items one by one. `visit` says stop by returning a result; `end` gives it when nobody did. */
interface Walk {
  visit: (item: Value | Unknown) => Value | Unknown | undefined
  end: () => Value | Unknown
}

export const compileEach = (meaning: Each, run: (part: Meaning) => Run, budget: { left: number }): Run => {
  const range = run(meaning.range)
  const gives = run(meaning.gives)
  const where = meaning.where && run(meaning.where)
  const { cell, macro } = meaning
  const take = admit(itemType(meaning.range.type))
  const unfit = failed(`an item is not ${aType(itemType(meaning.range.type))}`)
  return (facts) => {
    const items = itemsOf(range(facts))
    if (items instanceof Unknown) return items
    const walk = walks[macro](facts, gives, where)
    for (const raw of items) {
      if (--budget.left < 0) return tooMuchWork
      const item = take(raw)
      cell.value = item === undefined ? unfit : item
      const result = walk.visit(cell.value)
      if (result !== undefined) return result
    }
    return walk.end()
  }
}

export const tooMuchWork = failed(`the rule takes more than ${limits.work} steps`)
const notList = failed('a macro goes through a list or a map; this is neither')

const itemType = (type: Type): Type => (isList(type) ? type.list : typeof type === 'string' ? 'dyn' : 'string')

const itemsOf = (range: Value | Unknown): readonly unknown[] | Unknown => {
  if (range instanceof Unknown || Array.isArray(range)) return range
  return isObject(range) ? Object.keys(range) : notList
}

/** `all` is a long &&, `exists` a long ||, with their way of absorbing unknowns; the others are strict. */
const walks: Record<Each['macro'], (facts: Facts, gives: Run, where?: Run) => Walk> = {
  all: (facts, gives) => absorbing(facts, gives, false),
  exists: (facts, gives) => absorbing(facts, gives, true),
  exists_one: (facts, gives) => {
    let found = 0
    return {
      visit: () => {
        const value = gives(facts)
        if (value === true) found++
        return value instanceof Unknown ? value : undefined
      },
      end: () => found === 1,
    }
  },
  filter: (facts, gives) => {
    const kept: Value[] = []
    return {
      visit: (item) => {
        const value = gives(facts)
        if (value instanceof Unknown) return value
        if (value === true && item instanceof Unknown) return item
        if (value === true) kept.push(item as Value)
        return undefined
      },
      end: () => kept,
    }
  },
  map: (facts, gives, where) => {
    const made: Value[] = []
    return {
      visit: () => {
        const wanted = where ? where(facts) : true
        if (wanted !== true) return wanted === false ? undefined : wanted
        const value = gives(facts)
        if (value instanceof Unknown) return value
        made.push(value)
        return undefined
      },
      end: () => made,
    }
  },
}

const absorbing = (facts: Facts, gives: Run, settles: boolean): Walk => {
  let unknown: Unknown | undefined
  return {
    visit: () => {
      const value = gives(facts)
      if (value instanceof Unknown) unknown ??= value
      return value === settles ? settles : undefined
    },
    end: () => unknown ?? !settles,
  }
}
