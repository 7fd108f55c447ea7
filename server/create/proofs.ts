import { proofKey, type Proofread, proofsOf, type Remark } from '../../engine/guard/proof.ts'
import { languageOf } from '../../adapters/proofreaders/proofreader.ts'
import { answering } from '../store/answering.ts'
import { threadAt } from '../thread.ts'

/** Languages that somebody reads: kept here so that no dictionary is opened to find out. A test holds it to the proofreaders. */
export const languagesRead: ReadonlySet<string> = new Set(['en', 'nl'])

/** Texts whose remarks are remembered; the same text is asked about with every look at its family. */
const mostKept = 20_000
const kept = new Map<string, readonly Remark[]>()

/** Its dictionaries take about eighty megabytes, which are given back when nobody has written for a minute. */
const reader = threadAt<readonly Proofread[], readonly (readonly Remark[])[]>(new URL('proofs.worker.ts', import.meta.url), {
  name: 'proofreading',
  restsAfterMs: 60_000,
})

/** The remarks about texts, from a thread of its own; those about a text that was read before are remembered. */
export const remarksOn = async (texts: readonly Proofread[]): Promise<ReadonlyMap<string, readonly Remark[]>> => {
  const readable = texts.filter(({ locale }) => languagesRead.has(languageOf(locale)))
  const fresh = readable.filter((text) => !kept.has(proofKey(text)))
  const found = fresh.length === 0 ? [] : await reader.ask(fresh)
  if (kept.size + fresh.length > mostKept) kept.clear()
  fresh.forEach((text, n) => kept.set(proofKey(text), found[n] ?? []))
  return new Map(readable.map((text) => [proofKey(text), kept.get(proofKey(text)) ?? []]))
}

export const proofsAnswer = answering(proofsOf, (_, { texts }) => remarksOn(texts))
