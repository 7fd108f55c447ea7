import type { Operations } from '../../api/operations.ts'
import { words } from '../words.ts'

export type Mailing = Operations['mailing.list']['output']['items'][number]
export type Ledger = Mailing['ledger']
export type Part = keyof typeof words.parts

export const parts = Object.keys(words.parts) as Part[]

/** "7,316 = 6,702 + 341 + 22 + 240 + 11": written out, so that anybody can add it up. */
export const sumOf = (ledger: Ledger, count: (value: number) => string): string =>
  `${count(ledger.planned)} = ${parts.map((part) => count(ledger[part])).join(' + ')}`

/** Did it arrive, and if not, where do the others stand? */
export const mailingTitle = (mailing: Mailing, count: (value: number) => string): string => {
  const { ledger, state, name } = mailing
  if (state === 'draft' || ledger.planned === 0) return words.isDraft(name)
  const rest = [
    ledger.refused > 0 ? words.refused(count(ledger.refused)) : '',
    ledger.failed > 0 ? words.failed(count(ledger.failed)) : '',
    ledger.pending > 0 ? words.pending(count(ledger.pending)) : '',
    ledger.unknown > 0 ? words.unknown(count(ledger.unknown)) : '',
  ].filter(Boolean)
  const out = words.wentOut(count(ledger.accepted), count(ledger.planned))
  return rest.length === 0 ? `${out}.` : `${out}; ${rest.join(', ')}.`
}
