import { DecisionRequest } from './decision.ts'

/**
 * A request that fits the schema, read without it; undefined for anything else, which the schema then says what is wrong with. Reading by hand is
 * a twentieth of the work, and a property test holds the two together.
 */
export const readRequest = (raw: unknown): DecisionRequest | undefined => {
  if (!isPlain(raw)) return undefined
  for (const name in raw) if (!names.has(name)) return undefined
  const { placement, subject, context = empty, consent, locale, position, render = 'html', synthetic = false } = raw
  if (!isPlacement(placement) || !isContext(context) || !isRender(render) || typeof synthetic !== 'boolean') return undefined
  const rest = optional(subject, consent, locale, position)
  return rest && { placement, context, render, synthetic, ...rest }
}

const optional = (
  subject: unknown,
  consent: unknown,
  locale: unknown,
  position: unknown,
): Pick<DecisionRequest, 'subject' | 'consent' | 'locale' | 'position'> | undefined => {
  if (subject !== undefined && !isSubject(subject)) return undefined
  if (consent !== undefined && !isConsent(consent)) return undefined
  if (locale !== undefined && !isLocale(locale)) return undefined
  if (position !== undefined && !isPosition(position)) return undefined
  return {
    ...(subject !== undefined && { subject }),
    ...(consent !== undefined && { consent }),
    ...(locale !== undefined && { locale }),
    ...(position !== undefined && { position }),
  }
}

const isPlacement = (value: unknown): value is string => typeof value === 'string' && value.length <= 60 && key.test(value)
const isLocale = (value: unknown): value is string => typeof value === 'string' && value.length <= 35
const isPosition = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 100
const isRender = (value: unknown): value is DecisionRequest['render'] => value === 'html' || value === 'json'

const key = /^[a-z][a-z0-9-]*$/
const names = new Set(Object.keys(DecisionRequest.shape))
const empty = {}

const isPlain = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

const isId = (value: unknown): boolean => value === undefined || (typeof value === 'string' && value.length > 0 && value.length <= 256)

const isSubject = (value: unknown): value is NonNullable<DecisionRequest['subject']> => {
  if (!isPlain(value)) return false
  for (const name in value) if (name !== 'userId' && name !== 'anonymousId') return false
  return isId(value['userId']) && isId(value['anonymousId'])
}

/** Lists are rare enough to leave them to the schema. */
const isContext = (value: unknown): value is DecisionRequest['context'] => {
  if (!isPlain(value)) return false
  for (const name in value) {
    const member = value[name]
    const fits =
      typeof member === 'string' ? member.length <= 1_000 : typeof member === 'number' ? Number.isFinite(member) : typeof member === 'boolean'
    if (!fits || name.length > 80) return false
  }
  return !Object.hasOwn(value, '__proto__')
}

const purposes = new Set(['personalisation', 'marketing', 'tracking'])
const isConsent = (value: unknown): value is NonNullable<DecisionRequest['consent']> => {
  if (!isPlain(value)) return false
  for (const name in value) if (!purposes.has(name) || typeof value[name] !== 'boolean') return false
  return true
}
