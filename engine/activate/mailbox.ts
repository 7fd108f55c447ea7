import { z } from 'zod'
import { type Page, type PageRequest, source } from '../kernel/reader.ts'

/** A message that lies in the mailbox of this engine instead of going out: what the console shows where no SMTP server is set. */
export const MailboxMessage = z.object({
  id: z.string(),
  delivery: z.string(),
  at: z.iso.datetime(),
  from: z.string(),
  to: z.string(),
  subject: z.string(),
  headers: z.record(z.string(), z.string()),
  html: z.string(),
  text: z.string(),
})
export type MailboxMessage = z.infer<typeof MailboxMessage>

export const MailboxLine = MailboxMessage.omit({ html: true, text: true, headers: true })
export type MailboxLine = z.infer<typeof MailboxLine>

export const mailboxLines = source<{ to?: string | undefined } & Partial<PageRequest>, Page<MailboxLine>>('mailbox lines')
export const mailboxMessage = source<{ id: string }, MailboxMessage | undefined>('mailbox message')
