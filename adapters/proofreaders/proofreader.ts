import type { Proofread, Remark } from '../../engine/guard/proof.ts'

/** Somebody who knows something of a language, opened when the first text in it comes. */
export interface Proofreader {
  readonly name: string
  /** The languages that it reads, as in `en`; regions of a language are read with it. */
  readonly languages: readonly string[]
  /** What it noticed, in the order of the text. The same text gives the same remarks. */
  read(text: Proofread): Promise<readonly Remark[]>
}

export const languageOf = (locale: string): string => locale.split('-')[0]?.toLowerCase() ?? ''
