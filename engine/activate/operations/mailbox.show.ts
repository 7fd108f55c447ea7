import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { refuseUnknown } from '../../kernel/refusal.ts'
import { everyone } from '../../people/permission.ts'
import { MailboxMessage, mailboxMessage } from '../mailbox.ts'

export const showMailbox = query({
  name: 'mailbox.show',
  summary: 'Show one message of the mailbox as its reader would get it',
  input: z.strictObject({ id: z.string() }),
  output: MailboxMessage,
  roles: everyone,
  load: (read, { id }) => read.ask(mailboxMessage, { id }),
  answer: (found, { id }) => found ?? refuseUnknown('message', id),
})
