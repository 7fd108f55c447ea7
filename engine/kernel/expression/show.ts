import { writeDuration, writeTimestamp } from './moment.ts'
import { isList, isMap, type Type } from './type.ts'
import { isObject } from './value.ts'
import { writeString } from './syntax/string.ts'

const most = 5

/** A value as a person would write it in a rule; long lists and texts are cut short. */
export const showValue = (value: unknown, type: Type): string => {
  if (typeof value === 'string') return writeString(value.length > 80 ? `${value.slice(0, 79)}…` : value)
  if (typeof value === 'number') return type === 'timestamp' ? writeTimestamp(value) : type === 'duration' ? writeDuration(value) : String(value)
  if (Array.isArray(value)) {
    const shown = value.slice(0, most).map((item) => showValue(item, isList(type) ? type.list : 'dyn'))
    return `[${shown.join(', ')}${value.length > most ? `, … ${value.length - most} more` : ''}]`
  }
  if (!isObject(value)) return String(value)
  const entries = Object.entries(value)
  const shown = entries.slice(0, most).map(([key, member]) => `${writeString(key)}: ${showValue(member, isMap(type) ? type.map : 'dyn')}`)
  return `{${shown.join(', ')}${entries.length > most ? `, … ${entries.length - most} more` : ''}}`
}
