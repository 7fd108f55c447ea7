import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { refuseUnknown } from '../../kernel/refusal.ts'
import { everyone } from '../../people/permission.ts'
import { LedgerSum, sumOf, talliesOf } from '../delivery.ts'
import { Mailing, mailing } from '../mailing.ts'

export const showMailing = query({
  name: 'mailing.show',
  summary: 'Show a mailing and its ledger: planned = accepted + refused + failed + pending + unknown',
  input: z.strictObject({ id: z.string() }),
  output: z.object({ mailing: Mailing, ledger: LedgerSum }),
  roles: everyone,
  load: async (read, { id }) => ({ found: await read.get(mailing, id), tallies: await read.ask(talliesOf, { mailing: id }) }),
  answer: ({ found, tallies }, { id }) => (found ? { mailing: found, ledger: sumOf(tallies, found.planned) } : refuseUnknown('mailing', id)),
})
