import { z } from 'zod'
import { source } from '../kernel/reader.ts'

/** What somebody who knows the language noticed about a stretch of a text. */
export const Remark = z.strictObject({
  about: z.enum(['spelling', 'inclusion']),
  from: z.number().int(),
  length: z.number().int(),
  word: z.string(),
  /** What could be written instead, the nearest first. */
  instead: z.array(z.string()),
})
export type Remark = z.infer<typeof Remark>

/** A text in a language, as it is read. */
export interface Proofread {
  locale: string
  text: string
}

export const proofKey = ({ locale, text }: Proofread): string => `${locale} ${text}`

/**
 * What is noticed about texts, by `proofKey`. Dictionaries weigh megabytes and are loaded by whoever answers, once they are asked for: the engine hears what they
 * found, as it hears what a renderer measured. A text of a language that nobody here knows has no remarks.
 */
export const proofsOf = source<{ texts: readonly Proofread[] }, ReadonlyMap<string, readonly Remark[]>>('proofs')
