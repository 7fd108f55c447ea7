/** What a value is. Scalars are words, so that they compare by ===. `dyn` is known only when the rule runs, and is guarded there. */
export type Type = Scalar | { readonly list: Type } | { readonly map: Type }
export const scalars = ['bool', 'int', 'double', 'string', 'timestamp', 'duration', 'null', 'dyn'] as const
export type Scalar = (typeof scalars)[number]

export const isList = (type: Type): type is { readonly list: Type } => typeof type === 'object' && 'list' in type
export const isMap = (type: Type): type is { readonly map: Type } => typeof type === 'object' && 'map' in type
export const isNumber = (type: Type): boolean => type === 'int' || type === 'double'
export const isMoment = (type: Type): boolean => type === 'timestamp' || type === 'duration'

export const typeName = (type: Type): string => {
  if (typeof type === 'string') return type
  return isList(type) ? `list<${typeName(type.list)}>` : `map<string, ${typeName(type.map)}>`
}

/** "an int", "a list<string>": for sentences. */
export const aType = (type: Type): string => {
  if (type === 'dyn' || type === 'null') return type === 'null' ? 'null' : 'a value of any type'
  return `${type === 'int' ? 'an' : 'a'} ${typeName(type)}`
}

const inner = (type: Type): Type | undefined => (typeof type === 'string' ? undefined : isList(type) ? type.list : type.map)
const sameShape = (a: Type, b: Type): boolean => (isList(a) && isList(b)) || (isMap(a) && isMap(b))

export const sameType = (a: Type, b: Type): boolean => a === b || (sameShape(a, b) && sameType(inner(a)!, inner(b)!))

/** Whether a value of one type can go where another is wanted, as it is. What is wanted as `dyn` on top takes only `dyn`. */
export const suits = (given: Type, wanted: Type): boolean =>
  given === wanted || (sameShape(given, wanted) && (inner(wanted) === 'dyn' || suits(inner(given)!, inner(wanted)!)))

/** Whether a value might go there, which a guard must ask when the rule runs. */
export const maySuit = (given: Type, wanted: Type): boolean =>
  given === 'dyn' || suits(given, wanted) || (sameShape(given, wanted) && maySuit(inner(given)!, inner(wanted)!))

/** Timestamps and durations are bare numbers when the rule runs, so they must never lose their type. */
export const holdsMoment = (type: Type): boolean => isMoment(type) || (inner(type) !== undefined && holdsMoment(inner(type)!))

/** The type of what is one or the other; nothing when a moment would be mixed with something else. */
export const joinTypes = (a: Type, b: Type): Type | undefined => {
  if (sameType(a, b)) return a
  if (holdsMoment(a) || holdsMoment(b)) return undefined
  if (isList(a) && isList(b)) return { list: joinTypes(a.list, b.list)! }
  if (isMap(a) && isMap(b)) return { map: joinTypes(a.map, b.map)! }
  return 'dyn'
}

/** Whether == can ask about the two: numbers compare by value across int and double, `dyn` with anything but a moment inside. */
export const mayEqual = (a: Type, b: Type): boolean => {
  if (a === b || (isNumber(a) && isNumber(b))) return true
  if (a === 'dyn') return !holdsMoment(b)
  if (b === 'dyn') return !holdsMoment(a)
  return sameShape(a, b) && mayEqual(inner(a)!, inner(b)!)
}
