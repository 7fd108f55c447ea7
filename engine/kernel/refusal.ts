/** The closed catalogue of "no". A refusal is a value; only bugs throw. `status` is what HTTP says. */
export const refusalCatalogue = {
  malformed: { status: 400, title: 'The request cannot be read' },
  unauthenticated: { status: 401, title: 'Nobody is signed in' },
  tokenExpired: { status: 401, title: 'The token has expired' },
  forbidden: { status: 403, title: 'Not allowed' },
  notFound: { status: 404, title: 'Not found' },
  unknownOperation: { status: 404, title: 'No such operation' },
  alreadyExists: { status: 409, title: 'It exists already' },
  staleVersion: { status: 409, title: 'Somebody changed it meanwhile' },
  wrongState: { status: 409, title: 'Not possible in this state' },
  inUse: { status: 409, title: 'It is in use' },
  noCapacity: { status: 409, title: 'Nobody has the hours' },
  blocked: { status: 409, title: 'A guardrail blocks it' },
  notApproved: { status: 409, title: 'It is not approved' },
  sameHands: { status: 409, title: 'Maker and checker must differ' },
  ownerExists: { status: 409, title: 'An engine has exactly one owner' },
  keyReused: { status: 409, title: 'The idempotency key was used for something else' },
  tooLarge: { status: 413, title: 'Too large' },
  unsupportedMedia: { status: 415, title: 'Not a format that is understood' },
  invalidInput: { status: 422, title: 'The input does not fit' },
  invalidExpression: { status: 422, title: 'The expression does not hold' },
  noFit: { status: 422, title: 'No component fits the slot' },
  unreadableImage: { status: 422, title: 'The image cannot be read' },
  rateLimited: { status: 429, title: 'Too many requests' },
  failed: { status: 500, title: 'We could not do this; nothing was lost' },
  busy: { status: 503, title: 'Busy, try again' },
  storageFull: { status: 507, title: 'The disk is full' },
} as const satisfies Record<string, { status: number; title: string }>

export type RefusalCode = keyof typeof refusalCatalogue

/** A place in the input (`due`, `slots.0.kind`) or in a text (offset, line and column from 1), with what is wrong there. */
export interface RefusalPlace {
  path?: string
  line?: number
  column?: number
  offset?: number
  length?: number
  problem: string
  hint?: string
}

export interface Refusal {
  readonly refused: true
  code: RefusalCode
  /** One sentence: what was wrong. */
  message: string
  where?: RefusalPlace[]
  /** One sentence: what to do. */
  remedy?: string
  /** Facts that a machine may need, such as the difference of a stale version. */
  detail?: Record<string, unknown>
}

export const refuse = (code: RefusalCode, message: string, more: Omit<Refusal, 'refused' | 'code' | 'message'> = {}): Refusal => ({
  refused: true,
  code,
  message,
  ...more,
})

export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'refused' in value && value.refused === true
