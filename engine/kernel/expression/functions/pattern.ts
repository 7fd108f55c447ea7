import { RE2JS, RE2JSException } from 're2js'
import { limits } from '../limits.ts'
import { failed, type Unknown } from '../unknown.ts'

export interface Pattern {
  test: (text: string) => boolean | Unknown
  /** Steps of work that a text costs. */
  cost: (text: string) => number
}

/**
 * Reads a regular expression of RE2 syntax, which runs in linear time: no back-references, no look-around. Size of program × length
 * of text bounds the work, so both are bounded.
 */
export const readPattern = (pattern: string): Pattern | { fault: string } => {
  if (pattern.length > limits.patternLength) return { fault: `A pattern has at most ${limits.patternLength} characters; this has ${pattern.length}.` }
  try {
    const compiled = RE2JS.compile(pattern)
    const size = compiled.programSize()
    if (size > limits.patternSize) return { fault: 'The pattern repeats too much.' }
    return {
      cost: (text) => Math.ceil((text.length * size) / 500),
      test: (text) =>
        text.length > limits.textLength ? failed(`a text for matches has more than ${limits.textLength} characters`) : compiled.test(text),
    }
  } catch (reason) {
    if (reason instanceof RE2JSException) return { fault: `The pattern cannot be read: ${reason.message.replace('error parsing regexp: ', '')}.` }
    throw reason
  }
}
