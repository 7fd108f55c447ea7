import type { AttributeRead, Meaning } from './meaning.ts'

/** A text attribute, and the values of which it must have one for a condition to be true. */
export interface Needed {
  attribute: AttributeRead
  values: readonly string[]
}

/** What a condition needs of single text attributes: where one of these does not hold, it is not true, whatever else there is. */
export const neededTexts = (meaning: Meaning): Needed[] => {
  switch (meaning.kind) {
    case 'and':
      return meaning.parts.flatMap(neededTexts)
    case 'holds':
      return neededTexts(meaning.of)
    case 'predicate':
      return neededTexts(meaning.meaning)
    case 'relation':
      return meaning.relation === '==' ? [...among(meaning.left, [meaning.right]), ...among(meaning.right, [meaning.left])] : []
    case 'within':
      return among(meaning.item, itemsOf(meaning.range))
    default:
      return []
  }
}

const among = (one: Meaning, others: readonly Meaning[]): Needed[] => {
  const values = others.flatMap((other) => (other.kind === 'constant' && typeof other.value === 'string' ? [other.value] : []))
  return one.kind === 'attribute' && one.type === 'string' && values.length > 0 && values.length === others.length ? [{ attribute: one, values }] : []
}

/** The items of a list that is written out; of any other there are none to go by. */
const itemsOf = (range: Meaning): readonly Meaning[] => {
  if (range.kind === 'list') return range.items
  if (range.kind !== 'constant' || !Array.isArray(range.value)) return []
  return range.value.map((value): Meaning => ({ kind: 'constant', value, span: range.span, type: range.type }))
}
