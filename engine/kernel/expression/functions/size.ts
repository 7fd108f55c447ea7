import type { Form, StandardFunction } from './form.ts'
import type { Type } from '../type.ts'
import { failed } from '../unknown.ts'
import { countCharacters, isObject } from '../value.ts'

const count = (value: unknown) => {
  if (typeof value === 'string') return countCharacters(value)
  if (Array.isArray(value)) return value.length
  return isObject(value) ? Object.keys(value).length : failed('only a text, a list or a map has a size')
}

const sized: readonly Type[] = ['string', { list: 'dyn' }, { map: 'dyn' }, 'dyn']
const forms = sized.flatMap((type): Form[] => [
  { takes: [type], gives: 'int', does: count },
  { takes: [type], gives: 'int', does: count, method: true },
])

export const sizeFunctions: readonly StandardFunction[] = [
  { name: 'size', says: 'How many characters, items or keys there are.', example: 'size(profile.consent) > 0', forms },
]
