import type { z } from 'zod'

type Issue = z.core.$ZodIssue

/** What is wrong in one place of an input, as one person says it to another. What a schema says in words of its own stays as it is. */
export const problemOf = (issue: Issue): string => {
  const { message } = issue
  if (message.endsWith('received undefined')) return 'missing'
  if (issue.code === 'too_small' && message.startsWith('Too small: ')) return tooSmall(issue)
  if (issue.code === 'too_big' && message.startsWith('Too big: ')) return tooBig(issue)
  if (issue.code === 'invalid_type' && message.startsWith('Invalid input: ')) return otherType(issue)
  if (issue.code === 'invalid_value' && /^Invalid (option|input): /.test(message)) return `One of ${issue.values.map(String).join(', ')}.`
  if (issue.code === 'invalid_format' && message.startsWith('Invalid ')) return forms[issue.format] ?? message
  if (issue.code === 'invalid_key') return issue.issues[0] ? problemOf(issue.issues[0] as Issue) : message
  if (issue.code === 'invalid_union' && message === 'Invalid input') return fitsNone(issue)
  return message.replace(/^Invalid input: /, '')
}

/** Where only choices may stand here, alone or in a list, they are named; where one of the forms says in its own words what it is, these are said. */
const fitsNone = ({ errors }: z.core.$ZodIssueInvalidUnion): string => {
  const found = errors.flat()
  const choices = new Set(found.flatMap((one) => (one.code === 'invalid_value' ? one.values.map(String) : [])))
  const told = found.find((one) => one.code === 'invalid_format' && !one.message.startsWith('Invalid '))
  if (told) return told.message
  const areAll = found.every((one) => one.code === 'invalid_value' || (one.code === 'invalid_type' && one.expected === 'array'))
  return areAll && choices.size > 0 ? `One of ${[...choices].join(', ')}.` : 'Fits none of the forms that it may have.'
}

const types: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'an object',
  record: 'an object',
  null: 'nothing',
  NaN: 'none',
}

const otherType = ({ expected, message }: z.core.$ZodIssueInvalidType): string => {
  const received = /received (\S+)$/.exec(message)?.[1] ?? ''
  const wanted = types[expected] ?? expected
  const came = types[received] ?? received
  return came === '' || came === wanted ? `Must be ${wanted}.` : `Must be ${wanted}; this is ${came}.`
}

const forms: Readonly<Record<string, string>> = {
  datetime: 'A moment with its time zone, as in 2026-12-01T12:00:00Z.',
  date: 'A day, as in 2026-12-01.',
  email: 'An e-mail address, as in name@example.org.',
  url: 'A whole address, as in https://example.org/page.',
}

const tooSmall = ({ origin, minimum, inclusive, exact }: z.core.$ZodIssueTooSmall): string => {
  if (exact) return exactly(origin, minimum)
  if (origin === 'string') return minimum === 1 ? 'Fill this in.' : `At least ${minimum} characters.`
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
