import type { Proofread, Remark } from '../../engine/guard/proof.ts'
import { proofreaders } from './index.ts'
import { languageOf } from './proofreader.ts'

/** What all who know its language notice about a text. */
export const proofread = async (text: Proofread): Promise<readonly Remark[]> => {
  const readers = proofreaders.filter(({ languages }) => languages.includes(languageOf(text.locale)))
  const found = await Promise.all(readers.map((reader) => reader.read(text)))
  return found.flat().toSorted((a, b) => a.from - b.from)
}
