import { mailbox } from './mailbox.ts'
import { smtp } from './smtp.ts'
import { web } from './web.ts'

/** One line for each channel, in the order in which they are tried: of those of a medium, the first that opens is used. */
export const channels = [web, smtp, mailbox] as const
