import { numbersHold, textsHold, type Comparison } from './compile-relation.ts'
import type { AttributeRead, Meaning } from '../meaning.ts'
import { placeOf, readAttribute, whyNoValue } from './read.ts'
import { holdsMoment, isList, isMoment, isNumber, type Type } from '../type.ts'
import { Unknown } from '../unknown.ts'
import type { Run, Value } from '../value.ts'

type Attribute = AttributeRead & { readonly type: Type }

/**
 * A clause of a rule is nearly always one attribute against written values. Those are compiled as one closure each, since a call
 * costs more than the comparison: this doubles the rate of a six-clause rule. Undefined for any other shape.
 */
export const compileClause = (meaning: Extract<Meaning, { kind: 'relation' | 'within' }>): Run | undefined => {
  if (meaning.kind === 'within') {
    const { item, range } = meaning
    if (item.kind === 'attribute' && range.kind === 'constant' && Array.isArray(range.value)) return attributeInList(item, range.value)
    if (item.kind === 'constant' && range.kind === 'attribute') return valueInAttribute(item.value, range)
    return undefined
  }
  const { relation, left, right } = meaning
  if (left.kind === 'attribute' && right.kind === 'constant') return attributeAgainst(left, relation, right.value)
  if (left.kind === 'constant' && right.kind === 'attribute') return attributeAgainst(right, mirrored[relation], left.value)
  return undefined
}

const mirrored: Record<Comparison, Comparison> = { '==': '==', '!=': '!=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' }

const attributeAgainst = (attribute: Attribute, relation: Comparison, value: Value): Run | undefined => {
  if (attribute.type === 'string' && typeof value === 'string') return textAgainst(attribute, relation, value)
  const numeric = isNumber(attribute.type) || isMoment(attribute.type)
  return numeric && typeof value === 'number' ? numberAgainst(attribute, relation, value) : undefined
}

const textAgainst = (attribute: Attribute, relation: Comparison, value: string): Run => {
  const { reach, root, leaf } = placeOf(attribute)
  const why = whyNoValue(attribute, attribute.type)
  return (facts) => {
    const raw = reach(facts, root, leaf)
    return typeof raw === 'string' ? textsHold(relation, raw, value) : why(raw)
  }
}

const numberAgainst = (attribute: Attribute, relation: Comparison, value: number): Run => {
  const { reach, root, leaf } = placeOf(attribute)
  const whole = attribute.type === 'int'
  // Moments may also come as texts and dates, and have bounds: all that is not plainly a number in range goes the long way.
  const plain = whole || attribute.type === 'double' ? Infinity : 62_135_596_800_000
  const read = readAttribute(attribute)
  return (facts) => {
    const raw = reach(facts, root, leaf)
    if (typeof raw === 'number' && (whole ? Number.isSafeInteger(raw) : raw <= plain && raw >= -plain)) return numbersHold(relation, raw, value)
    const slow = read(facts)
    return slow instanceof Unknown ? slow : numbersHold(relation, slow as number, value)
  }
}

const isPlain = (value: unknown): boolean =>
  typeof value === 'string' || typeof value === 'boolean' || (typeof value === 'number' && !Number.isNaN(value))

const attributeInList = (attribute: Attribute, list: readonly unknown[]): Run | undefined => {
  if (attribute.type !== 'string' || !list.every(isPlain)) return undefined
  const { reach, root, leaf } = placeOf(attribute)
  const why = whyNoValue(attribute, attribute.type)
  const values = new Set(list)
  return (facts) => {
    const raw = reach(facts, root, leaf)
    return typeof raw === 'string' ? values.has(raw) : why(raw)
  }
}

const valueInAttribute = (value: Value, attribute: Attribute): Run | undefined => {
  if (!isList(attribute.type) || holdsMoment(attribute.type) || !isPlain(value)) return undefined
  const { reach, root, leaf } = placeOf(attribute)
  const why = whyNoValue(attribute, attribute.type)
  return (facts) => {
    const raw = reach(facts, root, leaf)
    return Array.isArray(raw) ? raw.includes(value) : why(raw)
  }
}
