import type { z } from 'zod'

type Issue = z.core.$ZodIssue

/** What is wrong in one place of an input, as one person says it to another. What a schema says in words of its own stays as it is. */
export const problemOf = (issue: Issue): string => {
  const { message } = issue
  if (message.endsWith('received undefined')) return 'missing'
  if (issue.code === 'too_small' && message.startsWith('Too small: ')) return tooSmall(issue)
  if (issue.code === 'too_big' && message.startsWith('Too big: ')) return tooBig(issue)
  return message.replace(/^Invalid input: /, '')
}

const tooSmall = ({ origin, minimum, inclusive, exact }: z.core.$ZodIssueTooSmall): string => {
  if (exact) return exactly(origin, minimum)
  if (origin === 'string') return minimum === 1 ? 'Say something here.' : `At least ${minimum} characters.`
  if (isMany(origin)) return minimum === 1 ? 'Choose at least one.' : `At least ${minimum} of them.`
  return inclusive === false ? `More than ${minimum}.` : `At least ${minimum}.`
}

const tooBig = ({ origin, maximum, inclusive, exact }: z.core.$ZodIssueTooBig): string => {
  if (exact) return exactly(origin, maximum)
  if (origin === 'string') return `At most ${maximum} ${Number(maximum) === 1 ? 'character' : 'characters'}.`
  if (isMany(origin)) return `At most ${maximum} of them.`
  return inclusive === false ? `Less than ${maximum}.` : `At most ${maximum}.`
}

const exactly = (origin: string, size: number | bigint): string => (origin === 'string' ? `Exactly ${size} characters.` : `Exactly ${size} of them.`)

const isMany = (origin: string): boolean => ['array', 'set', 'map', 'record', 'object'].includes(origin)
