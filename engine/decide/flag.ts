import { z } from 'zod'
import { Purpose } from '../audience/consent.ts'
import { ContextValue, type DecisionAnswer, DecisionRequest } from './decision.ts'

/** A placement as OpenFeature sees it: a flag whose value is what is shown there. */
export interface Flag {
  key: string
  value: string | Record<string, unknown>
  variant: string
  reason: 'SPLIT' | 'DEFAULT'
  metadata: Record<string, string | number | boolean>
}

/** Codes of the OpenFeature specification, section 1.4. */
export type FlagErrorCode = 'PARSE_ERROR' | 'INVALID_CONTEXT' | 'FLAG_NOT_FOUND' | 'GENERAL'

const Known = z.object({
  targetingKey: z.string().min(1).max(256).optional(),
  anonymousId: z.string().min(1).max(256).optional(),
  consent: z.partialRecord(Purpose, z.boolean()).optional(),
  locale: DecisionRequest.shape.locale,
  render: z.enum(['html', 'json']).default('json'),
  synthetic: z.boolean().default(false),
})
const known = new Set(Object.keys(Known.shape))

/**
 * An evaluation context as a request: the targeting key is the user’s id, `anonymousId`, `consent`, `locale`, `render` and `synthetic` are what they are in a
 * request, and the rest is known of the moment: `rain` is context.rain in rules. What is null is missing. Answers a sentence where it does not fit.
 */
export const requestOfContext = (context: unknown = {}): Omit<DecisionRequest, 'placement'> | string => {
  if (typeof context !== 'object' || context === null || Array.isArray(context)) return 'The context is not an object.'
  const given = Object.entries(context).filter(([, value]) => value !== null && value !== undefined)
  const read = Known.safeParse(Object.fromEntries(given.filter(([name]) => known.has(name))))
  if (!read.success) return `${read.error.issues[0]?.path.join('.')}: ${read.error.issues[0]?.message}`
  const { targetingKey, anonymousId, consent, locale, render, synthetic } = read.data
  const moment: DecisionRequest['context'] = {}
  for (const [name, value] of given) {
    if (known.has(name)) continue
    const plain = ContextValue.safeParse(value instanceof Date ? value.toISOString() : value)
    if (!plain.success || name.length > 80) return `${name}: a text, a number, a truth value or a short list of those is needed.`
    moment[name] = plain.data
  }
  const subject = { ...(targetingKey !== undefined && { userId: targetingKey }), ...(anonymousId !== undefined && { anonymousId }) }
  return {
    context: moment,
    render,
    synthetic,
    ...(Object.keys(subject).length > 0 && { subject }),
    ...(consent && { consent }),
    ...(locale !== undefined && { locale }),
  }
}

/** What a decision is as a flag. The receipt in its metadata goes back with the exposure. */
export const flagOf = (answer: DecisionAnswer, render: DecisionRequest['render']): Flag => ({
  key: answer.placement,
  value: render === 'html' ? (answer.html ?? '') : (answer.content ?? {}),
  variant: answer.components ? Object.values(answer.components).join('.') : answer.branch,
  reason: answer.branch === 'fallback' ? 'DEFAULT' : 'SPLIT',
  metadata: {
    decision: answer.id,
    branch: answer.branch,
    propensity: answer.propensity,
    because: answer.reason,
    receipt: answer.receipt,
    ...(answer.campaign !== undefined && { campaign: answer.campaign }),
  },
})
