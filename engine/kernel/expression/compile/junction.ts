import type { Unknown } from '../unknown.ts'
import type { Run, Value } from '../value.ts'

/**
 * The first false of `and`, the first true of `or`, settles it, whatever else is unknown; else the first unknown; else all held.
 *
 * Few parts are called from lines of their own: V8 remembers for each such line what was called there last, while in a loop every
 * part is called from the same line and each forgets the other. Many parts are read in a loop, where that is lost anyway.
 */
export const junction = (parts: readonly Run[], settles: boolean): Run => {
  const [a, b, c, ...rest] = parts as [Run, Run, Run?, ...Run[]]
  if (c === undefined) return two(a, b, settles)
  if (rest.length === 0) return three(a, b, c, settles)
  return parts.length > few ? many(parts, settles) : four(a, b, c, rest.length === 1 ? rest[0]! : junction(rest, settles), settles)
}

const few = 10

/** When the first did not settle it, the second is the result where the first is no unknown. */
const two =
  (a: Run, b: Run, settles: boolean): Run =>
  (facts) => {
    const first = a(facts)
    if (first === settles) return settles
    const second = b(facts)
    return first === !settles || second === settles ? second : first
  }

const three =
  (a: Run, b: Run, c: Run, settles: boolean): Run =>
  (facts) => {
    const first = a(facts)
    if (first === settles) return settles
    const second = b(facts)
    if (second === settles) return settles
    const third = c(facts)
    if (third === settles) return settles
    return first !== !settles ? first : second !== !settles ? second : third
  }

const four =
  (a: Run, b: Run, c: Run, d: Run, settles: boolean): Run =>
  (facts) => {
    const first = a(facts)
    if (first === settles) return settles
    const second = b(facts)
    if (second === settles) return settles
    const third = c(facts)
    if (third === settles) return settles
    const fourth = d(facts)
    if (fourth === settles) return settles
    return first !== !settles ? first : second !== !settles ? second : third !== !settles ? third : fourth
  }

const many = (parts: readonly Run[], settles: boolean): Run => {
  const count = parts.length
  return (facts) => {
    let unknown: Value | Unknown | undefined
    for (let place = 0; place < count; place++) {
      const value = parts[place]!(facts)
      if (value === settles) return settles
      if (value !== !settles) unknown ??= value
    }
    return unknown ?? !settles
  }
}
