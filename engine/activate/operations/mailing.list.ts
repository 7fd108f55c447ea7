import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { PageRequest, pageOf } from '../../kernel/reader.ts'
import { everyone } from '../../people/permission.ts'
import { LedgerSum, sumOf, talliesOf } from '../delivery.ts'
import { Mailing, MailingState, mailing } from '../mailing.ts'

export const listMailings = query({
  name: 'mailing.list',
  summary: 'List mailings with the sums of their ledgers, the newest first',
  input: z.strictObject({ state: z.array(MailingState).optional(), brief: z.string().optional(), ...PageRequest.shape }),
  output: pageOf(Mailing.extend({ ledger: LedgerSum })),
  roles: everyone,
  example: {},
  load: async (read, { state, brief, ...page }) => {
    const found = await read.list(mailing, { state, brief }, page)
    const items = []
    for (const one of found.items) items.push({ ...one, ledger: sumOf(await read.ask(talliesOf, { mailing: one.id }), one.planned) })
    return { ...found, items }
  },
  answer: (page) => page,
})
