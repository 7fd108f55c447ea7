import type { DocumentProblem } from './document-job.ts'
import { inDocumentThread } from './document-thread.ts'

/** Pixels of the longer side: sharp on a fine screen at half of it. */
const longest = 1_600
const limits = { ms: 15_000, mostMemory: 512 * 1_048_576 }

/** What the pictures look like depends on these: under another name they are drawn anew. */
export const pagesDrawnBy = 'pdfium 2.15.1, 1600 px, webp 82'

/** A page of a document, from 1, as a picture (WebP); or why there is none. */
export const drawPage = async (content: Uint8Array, page: number): Promise<Uint8Array | DocumentProblem | 'noPage'> => {
  const answer = await inDocumentThread({ does: 'draw', source: { content }, page: page - 1, longest }, limits)
  if ('problem' in answer) return answer.problem
  if (!answer.done) return 'noPage'
  const { pixels, width, height } = answer.done
  const { default: sharp } = await import('sharp')
  return sharp(pixels, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .webp({ quality: 82 })
    .toBuffer()
}
