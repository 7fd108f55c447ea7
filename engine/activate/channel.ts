import type { z } from 'zod'
import type { MailboxMessage } from './mailbox.ts'

/** What a channel is, as data: forms, help and the engine read it; what it does stands in adapters/channels. */
export interface ChannelFacts {
  readonly name: string
  /** One line for people: where its messages go. */
  readonly says: string
  readonly medium: 'email' | 'web'
  /** push: the engine sends.  pull: a page or an app asks, and nothing is handed over. */
  readonly direction: 'push' | 'pull'
  readonly limits: { readonly bytes: number; readonly connections: number }
  readonly capabilities: {
    /** Can say afterwards whether a message of ours arrived, by its id. */
    readonly looksUp: boolean
    /** Carries headers of the sender's own, as List-Unsubscribe. */
    readonly headers: boolean
  }
  readonly settings: z.ZodType
}

/** One message, whole: what a channel hands over. */
export interface Message {
  engine: string
  delivery: string
  /** The same for every try of one delivery, so that a provider that looks can tell a repeat. Without brackets. */
  messageId: string
  from: { name: string; address: string }
  to: { name?: string; address: string }
  replyTo?: string
  subject: string
  html: string
  text: string
  /** Further headers, each one line: they are not folded, since relays have broken signatures over folded ones. */
  headers: Readonly<Record<string, string>>
}

/**
 * What a channel knows after one try. Only what it knows: where a message may or may not have been taken, that is `unknown`.
 * unreached: nothing was handed over, so trying again cannot send twice.  deferred: refused for now.  failed: refused for good.
 */
export type Receipt =
  | { outcome: 'accepted'; response: string; providerId?: string }
  | { outcome: 'unreached'; reason: string }
  | { outcome: 'deferred'; reason: string }
  | { outcome: 'failed'; rule: string; reason: string; gone: boolean }
  | { outcome: 'unknown'; reason: string }

/** A channel that is open. `send` answers what it knows and never throws for what the world does. */
export interface Channel {
  readonly facts: ChannelFacts
  send(message: Message): Promise<Receipt>
  /** Whether this message of ours arrived, for channels that can tell afterwards. */
  lookUp?(message: { engine: string; delivery: string }): Promise<boolean>
  close(): Promise<void>
}

/** What the house gives a channel: settings of the installation, and a place for messages that stay. */
export interface ChannelHouse {
  smtp?: { url: string; dkim?: { domainName: string; keySelector: string; privateKey: string } }
  keep(engine: string, message: MailboxMessage): Promise<void>
  kept(engine: string, delivery: string): Promise<boolean>
  newId(): string
  clock(): Date
}

/** A channel as a plug: its facts, and how it is opened; undefined where the house lacks what it needs, or where nothing is to be sent. */
export interface ChannelPlug {
  readonly facts: ChannelFacts
  open(house: ChannelHouse): Channel | undefined
}
