import { createTransport, type SendMailOptions } from 'nodemailer'
import { z } from 'zod'
import type { Channel, ChannelFacts, ChannelPlug, Message, Receipt } from '../../engine/activate/channel.ts'

export const SmtpSettings = z.strictObject({
  url: z
    .string()
    .regex(/^smtps?:\/\//, 'smtp:// or smtps://')
    .describe('server, with user and password where it asks for them'),
  dkim: z
    .strictObject({ domainName: z.string().min(1), keySelector: z.string().min(1), privateKey: z.string().min(1).describe('PEM') })
    .optional()
    .describe('signs each message; without it the server has to'),
  timeoutSeconds: z.number().positive().max(600).default(60).describe('without a word from the server'),
})
export type SmtpSettings = z.infer<typeof SmtpSettings>

export const smtpFacts: ChannelFacts = {
  name: 'smtp',
  says: 'E-mail, handed to an SMTP server',
  medium: 'email',
  direction: 'push',
  limits: { bytes: 10_000_000, connections: 5 },
  capabilities: { looksUp: false, headers: true },
  settings: SmtpSettings,
}

/** What the signature covers: the fields of RFC 4871 that we write, and both halves of the one-click way out (RFC 8058, section 4). */
const signedFields = [
  'From:Reply-To:Subject:Date:Message-ID:To:MIME-Version:Content-Type:Content-Transfer-Encoding',
  'Content-Language:List-ID:List-Unsubscribe:List-Unsubscribe-Post',
].join(':')

export const openSmtp = ({ url, dkim, timeoutSeconds }: SmtpSettings): Channel => {
  const timeout = timeoutSeconds * 1_000
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: smtpFacts.limits.connections,
    // The pool would queue a message again when its connection closes, even where the server may have taken it: we decide that ourselves.
    maxRequeues: 0,
    connectionTimeout: Math.min(timeout, 20_000),
    greetingTimeout: Math.min(timeout, 20_000),
    socketTimeout: timeout,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(dkim && { dkim: { ...dkim, headerFieldNames: signedFields } }),
  })
  // A broken idle connection is the pool’s to replace; without a listener it would end the process.
  transport.on('error', () => undefined)

  /** Whether any of the message has left: the stream of a message is read once the server has answered DATA, and not before. */
  const streams = new Map<string, { readableDidRead: boolean }>()
  transport.use('stream', (mail, done) => {
    const create = mail.message.createReadStream.bind(mail.message)
    mail.message.createReadStream = (options) => {
      const stream = create(options)
      streams.set(mail.data.messageId ?? '', stream)
      return stream
    }
    done()
  })

  const once = async (message: Message): Promise<Receipt> => {
    const options = optionsOf(message)
    try {
      const { response } = await transport.sendMail(options)
      return { outcome: 'accepted', response }
    } catch (error) {
      return receiptOf(error as SmtpError, streams.get(options.messageId)?.readableDidRead === true)
    } finally {
      streams.delete(options.messageId)
    }
  }
  return {
    facts: smtpFacts,
    send: async (message) => {
      const receipt = await once(message)
      // Servers end idle connections, and one finds out by using them. Nothing was handed over, so once more is not twice.
      return receipt.outcome === 'unreached' ? once(message) : receipt
    },
    close: async () => transport.close(),
  }
}

export const smtp: ChannelPlug = {
  facts: smtpFacts,
  open: ({ smtp: settings }) => settings && openSmtp(SmtpSettings.parse(settings)),
}

const optionsOf = ({ messageId, from, to, replyTo, subject, html, text, headers }: Message): SendMailOptions & { messageId: string } => ({
  messageId: `<${messageId}>`,
  from,
  to: { name: to.name ?? '', address: to.address },
  ...(replyTo !== undefined && { replyTo }),
  subject,
  html,
  text,
  // Prepared: written as it stands, on one line. Folded List-Unsubscribe lines have broken signatures at some relays.
  headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, { prepared: true, value }])),
  envelope: { from: from.address, to: [to.address] },
})

export interface SmtpError {
  message: string
  code?: string
  command?: string
  responseCode?: number
  response?: string
}

const beforeAnyMessage = /^(CONN|EHLO|HELO|LHLO|STARTTLS|AUTH|API)/
const gone = /\b5\.1\.(1|10)\b|no such (user|mailbox|recipient)|user unknown|unknown (user|recipient)/i

/** What an error of the transport means for its message. `began`: some of the message had left. */
export const receiptOf = ({ message, code, command = '', responseCode, response }: SmtpError, began: boolean): Receipt => {
  const reason = (response ?? message).slice(0, 400)
  if (responseCode === undefined) {
    if (began) return { outcome: 'unknown', reason }
    if (code === 'EENVELOPE') return { outcome: 'failed', rule: 'not an address', reason, gone: false }
    return { outcome: 'unreached', reason }
  }
  if (!began && beforeAnyMessage.test(command)) return { outcome: 'unreached', reason }
  if (responseCode < 500) return { outcome: 'deferred', reason }
  const isGone = command.startsWith('RCPT') && gone.test(reason)
  return { outcome: 'failed', rule: isGone ? 'no such mailbox' : 'rejected', reason, gone: isGone }
}
