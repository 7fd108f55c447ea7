import { z } from 'zod'
import type { ChannelFacts, ChannelPlug, Message } from '../../engine/activate/channel.ts'
import type { MailboxMessage } from '../../engine/activate/mailbox.ts'

const mailboxFacts: ChannelFacts = {
  name: 'mailbox',
  says: 'E-mail that stays here: every message lies in the engine’s own mailbox, and nothing leaves the house. Set SMTP_URL to send.',
  medium: 'email',
  direction: 'push',
  limits: { bytes: 10_000_000, connections: 4 },
  capabilities: { looksUp: true, headers: true },
  settings: z.strictObject({}),
}

/** Keeps what it is sent, once a delivery; keeping is its receipt. It needs nothing, so it opens in every house. */
export const mailbox: ChannelPlug = {
  facts: mailboxFacts,
  open: ({ keep, kept, newId, clock }) => ({
    facts: mailboxFacts,
    send: async (message) => {
      await keep(message.engine, keepsake(message, newId(), clock()))
      return { outcome: 'accepted', response: 'kept in the mailbox' }
    },
    lookUp: ({ engine, delivery }) => kept(engine, delivery),
    close: async () => undefined,
  }),
}

const addressed = ({ name, address }: { name?: string; address: string }): string => (name ? `${name} <${address}>` : address)

const keepsake = ({ delivery, messageId, from, to, replyTo, subject, html, text, headers }: Message, id: string, at: Date): MailboxMessage => ({
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
