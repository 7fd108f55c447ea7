import type { Meaning } from '../meaning.ts'
import type { Type } from '../type.ts'
import { failed, Unknown } from '../unknown.ts'
import { compareTexts, equal, type Run, type Value } from '../value.ts'

type Relating = Extract<Meaning, { kind: 'relation' }>
export type Comparison = Relating['relation']

/** A relation between two numbers (moments are numbers too). */
export const numbersHold = (relation: Comparison, a: number, b: number): boolean => {
  switch (relation) {
    case '==':
      return a === b
    case '!=':
      return a !== b
    case '<':
      return a < b
    case '<=':
      return a <= b
    case '>':
      return a > b
    case '>=':
      return a >= b
  }
}

export const textsHold = (relation: Comparison, a: string, b: string): boolean => {
  if (relation === '==') return a === b
  return relation === '!=' ? a !== b : numbersHold(relation, compareTexts(a, b), 0)
}

const incomparable = failed('two values of different types have no order')

const dynHolds = (relation: Comparison, a: Value, b: Value): boolean | Unknown => {
  if (relation === '==') return equal(a, b)
  if (relation === '!=') return !equal(a, b)
  if (typeof a === 'string' && typeof b === 'string') return textsHold(relation, a, b)
  if (typeof a === 'number' && typeof b === 'number') return numbersHold(relation, a, b)
  return typeof a === 'boolean' && typeof b === 'boolean' ? numbersHold(relation, Number(a), Number(b)) : incomparable
}

const isNumeric = (type: Type): boolean => type === 'int' || type === 'double' || type === 'timestamp' || type === 'duration'

export const compileRelation = ({ relation, left, right }: Relating, readLeft: Run, readRight: Run): Run => {
  if (isNumeric(left.type) && isNumeric(right.type)) {
    return (facts) => {
      const [a, b] = [readLeft(facts), readRight(facts)]
      return typeof a === 'number' && typeof b === 'number' ? numbersHold(relation, a, b) : a instanceof Unknown ? a : b
    }
  }
  if (left.type === 'string' && right.type === 'string') {
    return (facts) => {
      const [a, b] = [readLeft(facts), readRight(facts)]
      return typeof a === 'string' && typeof b === 'string' ? textsHold(relation, a, b) : a instanceof Unknown ? a : b
    }
  }
  return (facts) => {
    const [a, b] = [readLeft(facts), readRight(facts)]
    return a instanceof Unknown ? a : b instanceof Unknown ? b : dynHolds(relation, a, b)
  }
}
