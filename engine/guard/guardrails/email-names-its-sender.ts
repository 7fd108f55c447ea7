import { z } from 'zod'
import { type Drafted, guardrailKind, templateAlone } from '../guardrail-kind.ts'

/** What the body of an e-mail must show, as Liquid says it. */
const demanded: readonly { shows: RegExp; reason: string; sentence: string }[] = [
  { shows: /\{\{-?\s*unsubscribe\b/, reason: 'The e-mail has no way to unsubscribe.', sentence: 'Show {{ unsubscribe }} in the footer' },
  {
    shows: /\{\{-?\s*brand\.sender\.postal\b/,
    reason: 'The e-mail does not show the sender’s postal address.',
    sentence: 'Show {{ brand.sender.postal }} in the footer',
  },
  {
    shows: /\{\{-?\s*brand\.(sender\.)?name\b/,
    reason: 'The e-mail does not say who sends it.',
    sentence: 'Show {{ brand.sender.name }} in the footer',
  },
]

export const emailNamesItsSender = guardrailKind({
  name: 'email-names-its-sender',
  demands: 'An e-mail says who sends it and lets one unsubscribe',
  why: 'The law asks for both, and so do the mailbox providers (RFC 8058, CAN-SPAM, UWG).',
  settings: z.strictObject({}),
  about: 'delivery',
  severity: 'block',
  judges: templateAlone,
  judge: (_, __, { template, brand }) => {
    if (template.channel !== 'email') return []
    const missing = demanded.filter(({ shows }) => !shows.test(template.body)).map(({ reason, sentence }): Drafted => ({ reason, fix: { sentence } }))
    return brand.sender
      ? missing
      : [...missing, { reason: `${brand.name} has no sender.`, fix: { sentence: 'Give the brand a sender with its postal address' } }]
  },
})
