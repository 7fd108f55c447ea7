import { z } from 'zod'
import { source } from '../kernel/reader.ts'

/** One page of a document, as reading it found it. */
export const DocumentPage = z.strictObject({
  page: z.number().int().min(1),
  width: z.number().int().positive().describe('CSS px, as it is seen'),
  height: z.number().int().positive().describe('CSS px'),
  text: z.string().describe('what can be read on it, in the order of the file; empty where letters are pictures'),
})
export type DocumentPage = z.infer<typeof DocumentPage>

/** The pages of the document with this hash that come after one, in their order; none of anything else. */
export const documentPages = source<{ hash: string; after: number; limit: number }, readonly DocumentPage[]>('document.pages')
