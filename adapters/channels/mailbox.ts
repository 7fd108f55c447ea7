import { z } from 'zod'
import type { Channel, ChannelFacts, Message } from '../../engine/activate/channel.ts'
import type { MailboxMessage } from '../../engine/activate/mailbox.ts'

export const mailboxFacts: ChannelFacts = {
  name: 'mailbox',
  says: 'E-mail that stays here: every message lies in the engine’s own mailbox, and nothing leaves the house. Set SMTP_URL to send.',
  medium: 'email',
  direction: 'push',
  limits: { bytes: 10_000_000, connections: 4 },
  capabilities: { looksUp: true, headers: true },
  settings: z.strictObject({}),
}

export interface MailboxKeeping {
  keep(engine: string, message: MailboxMessage): Promise<void>
  has(engine: string, delivery: string): Promise<boolean>
  newId(): string
  clock(): Date
}

/** Keeps what it is sent, once a delivery; keeping is its receipt. */
export const openMailbox = ({ keep, has, newId, clock }: MailboxKeeping): Channel => ({
  facts: mailboxFacts,
  send: async (message) => {
    await keep(message.engine, kept(message, newId(), clock()))
    return { outcome: 'accepted', response: 'kept in the mailbox' }
  },
  lookUp: ({ engine, delivery }) => has(engine, delivery),
  close: async () => undefined,
})

const addressed = ({ name, address }: { name?: string; address: string }): string => (name ? `${name} <${address}>` : address)

const kept = ({ delivery, messageId, from, to, replyTo, subject, html, text, headers }: Message, id: string, at: Date): MailboxMessage => ({
  id,
  delivery,
  at: at.toISOString(),
  from: addressed(from),
  to: to.address,
  subject,
  headers: { 'Message-ID': `<${messageId}>`, ...(replyTo !== undefined && { 'Reply-To': replyTo }), ...headers },
  html,
  text,
})
