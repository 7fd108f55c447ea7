import type { ChannelFacts } from '../../engine/activate/channel.ts'
import { mailboxFacts } from './mailbox.ts'
import { smtpFacts } from './smtp.ts'
import { webFacts } from './web.ts'

/** One line for each channel. */
export const channels: readonly ChannelFacts[] = [webFacts, smtpFacts, mailboxFacts]
