import type { AttributeRead } from '../meaning.ts'
import { stepReaders, type Reach } from './step-readers.ts'
import { aType, type Type } from '../type.ts'
import { failed, missing, type Unknown } from '../unknown.ts'
import { admit, type Facts, type Run } from '../value.ts'

/** A reach with its two steps. They are handed to it at each call, so that it needs no closure, and no further call, of its own. */
export interface Place {
  readonly reach: Reach
  readonly root: string
  readonly leaf: string
}

export const placeOf = ({ steps, order }: AttributeRead): Place => {
  const [root, leaf, ...beyond] = steps as [string, ...string[]]
  if (leaf === undefined) return { reach: (facts) => facts[root], root, leaf: '' }
  if (beyond.length === 0) return { reach: stepReaders[order % stepReaders.length]!, root, leaf }
  return {
    reach: (facts) =>
      steps.reduce<unknown>((whole, step) => (typeof whole === 'object' && whole !== null ? (whole as Facts)[step] : undefined), facts),
    root,
    leaf,
  }
}

/** What an attribute is when it is not what it is declared to be: not there (null counts as that), or of another type. */
export const whyNoValue = ({ path }: AttributeRead, type: Type): ((raw: unknown) => Unknown) => {
  const absent = missing(path)
  const unfit = failed(`${path} is not ${aType(type)}`)
  return (raw) => (raw === undefined || raw === null ? absent : unfit)
}

export const readAttribute = (attribute: AttributeRead & { readonly type: Type }): Run => {
  const { reach, root, leaf } = placeOf(attribute)
  const why = whyNoValue(attribute, attribute.type)
  if (attribute.type === 'bool') {
    return (facts) => {
      const raw = reach(facts, root, leaf)
      return typeof raw === 'boolean' ? raw : why(raw)
    }
  }
  const take = admit(attribute.type)
  return (facts) => {
    const raw = reach(facts, root, leaf)
    const value = raw === null ? undefined : take(raw)
    return value === undefined ? why(raw) : value
  }
}

export const isThere = (attribute: AttributeRead): Run => {
  const { reach, root, leaf } = placeOf(attribute)
  return (facts) => {
    const raw = reach(facts, root, leaf)
    return raw !== undefined && raw !== null
  }
}
