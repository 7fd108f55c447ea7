import { proofread } from '../../adapters/proofreaders/proofread.ts'
import type { Proofread, Remark } from '../../engine/guard/proof.ts'
import { answerHere } from '../thread.ts'

// The other thread: opening a dictionary takes a second, and a word that nobody knows a quarter of one.
answerHere(async (texts: readonly Proofread[]) => {
  const remarks: (readonly Remark[])[] = []
  for (const text of texts) remarks.push(await proofread(text))
  return remarks
})
