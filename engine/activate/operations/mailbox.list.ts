import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { PageRequest, pageOf } from '../../kernel/reader.ts'
import { everyone } from '../../people/permission.ts'
import { MailboxLine, mailboxLines } from '../mailbox.ts'

export const listMailbox = query({
  name: 'mailbox.list',
  summary: 'List the messages in the mailbox, the newest first; they lie here because no SMTP server is set',
  input: z.strictObject({ to: z.string().max(320).optional(), ...PageRequest.shape }),
  output: pageOf(MailboxLine),
  roles: everyone,
  example: {},
  load: (read, input) => read.ask(mailboxLines, input),
  answer: (page) => page,
})
