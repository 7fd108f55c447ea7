import type { ErrorCode, EvaluationContext, JsonValue, Provider, ResolutionDetails, TrackingEventDetails } from '@openfeature/server-sdk'
import type { DecisionAnswer } from '../engine/decide/decision.ts'
import { type FlagErrorCode, flagOf, requestOfContext } from '../engine/decide/flag.ts'
import { isRefusal, type Refusal, type RefusalCode } from '../engine/kernel/refusal.ts'
import { type ClientOptions, connectTo } from './client.ts'

/**
 * An OpenFeature provider for servers: a placement is a flag. `getObjectValue` answers what is shown as fields by slot, `getStringValue` as HTML; numbers and
 * truth values are no content, so they are a type mismatch. The targeting key is the user’s id, `anonymousId`, `consent` and `locale` are what they are in a
 * request, and the rest of the context is known of the moment. Propensity and receipt stand in the flag’s metadata: `track` sends the receipt back.
 */
export const continuoProvider = (options: ClientOptions): Provider => {
  const client = connectTo(options)

  const resolve = async <T>(key: string, usual: T, context: EvaluationContext, render: 'html' | 'json'): Promise<ResolutionDetails<T>> => {
    const request = requestOfContext({ ...context, render })
    if (typeof request === 'string') return failed(usual, 'INVALID_CONTEXT', request)
    const made = await client.call('decision.request', { ...request, placement: key })
    return isRefusal(made) ? refused(usual, made) : resolved(usual, made, render)
  }

  return {
    metadata: { name: 'continuo' },
    runsOn: 'server',
    resolveObjectEvaluation: <T extends JsonValue>(key: string, usual: T, context: EvaluationContext) => resolve(key, usual, context, 'json'),
    resolveStringEvaluation: (key, usual, context) => resolve(key, usual, context, 'html'),
    resolveNumberEvaluation: async (_, usual) => mismatch(usual),
    resolveBooleanEvaluation: async (_, usual) => mismatch(usual),
    track: (event, context, details) => void client.call('event.send', { events: [trackOf(event, context, details)] }).catch(() => undefined),
  }
}

/** Where nothing of ours is shown, the caller’s own value stands; the metadata still says what was decided, and the receipt what to report. */
const resolved = <T>(usual: T, answer: DecisionAnswer, render: 'html' | 'json'): ResolutionDetails<T> => {
  const { value, variant, reason, metadata } = flagOf(answer, render)
  const shown = answer.campaign !== undefined || (render === 'html' ? answer.html !== undefined : answer.content !== undefined)
  return { value: shown ? (value as T) : usual, variant, reason: shown ? reason : 'DEFAULT', flagMetadata: metadata }
}

const mismatch = <T>(usual: T): ResolutionDetails<T> =>
  failed(usual, 'TYPE_MISMATCH', 'A placement shows content: ask for an object (fields by slot) or a string (HTML).')

const failed = <T>(usual: T, code: FlagErrorCode | 'TYPE_MISMATCH', message: string): ResolutionDetails<T> => ({
  value: usual,
  reason: 'ERROR',
  // The codes are those of the specification; the enumeration itself would make the SDK a dependency at run time.
  errorCode: code as ErrorCode,
  errorMessage: message,
})

const codes: Partial<Record<RefusalCode, FlagErrorCode>> = { notFound: 'FLAG_NOT_FOUND', invalidInput: 'INVALID_CONTEXT' }

const refused = <T>(usual: T, { code, message, remedy }: Refusal): ResolutionDetails<T> =>
  failed(usual, codes[code] ?? 'GENERAL', remedy === undefined ? message : `${message} ${remedy}`)

const trackOf = (event: string, { targetingKey, anonymousId, consent }: EvaluationContext, { value, ...properties }: TrackingEventDetails) => ({
  type: 'track',
  event,
  timestamp: new Date().toISOString(),
  ...(targetingKey !== undefined && { userId: targetingKey }),
  ...(typeof anonymousId === 'string' && { anonymousId }),
  properties: { ...properties, ...(value !== undefined && { value }) },
  context: { ...(consent !== undefined && { consent: { categoryPreferences: consent } }) },
})
