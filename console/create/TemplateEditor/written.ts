import type { Finding } from './found.ts'

type Writes = NonNullable<NonNullable<Finding['fix']>['writes']>

/** One stretch of a body that is written anew: a single step for whoever undoes it. */
export interface Written {
  from: number
  length: number
  text: string
}

/** All that a remedy writes, as one stretch; none where the body does not say any more what the remedy was found by. */
export const writtenIn = (body: string, writes: Writes): Written | undefined => {
  const [first] = writes
  const last = writes.at(-1)
  if (!first || !last || writes.some(({ from, was }) => !body.startsWith(was, from))) return undefined
  let [text, at] = ['', first.from]
  for (const { from, was, write } of writes) {
    text += body.slice(at, from) + write
    at = from + was.length
  }
  return { from: first.from, length: at - first.from, text }
}
