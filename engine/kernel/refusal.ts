/** The closed catalogue of "no". A refusal is a value; only bugs throw. `status` is what HTTP says, `remedy` what to do where a refusal knows nothing better. */
export const refusalCatalogue = {
  malformed: { status: 400, title: 'The request cannot be read', remedy: 'Mend it, then send it again.' },
  unauthenticated: { status: 401, title: 'Nobody is signed in', remedy: 'Sign in, or send a token that token.issue made.' },
  tokenExpired: { status: 401, title: 'The token has expired', remedy: 'Issue another with token.issue.' },
  forbidden: { status: 403, title: 'Not allowed', remedy: 'Ask somebody whose role allows it.' },
  notFound: { status: 404, title: 'Not found', remedy: 'Look for it in the list of its kind; what belongs to another engine is not known here.' },
  unknownOperation: { status: 404, title: 'No such operation', remedy: 'See /openapi.json for all operations.' },
  alreadyExists: { status: 409, title: 'It exists already', remedy: 'Use what is there, or choose another key.' },
  staleVersion: { status: 409, title: 'Somebody changed it meanwhile', remedy: 'Look at what changed, then send it again with the new version.' },
  wrongState: { status: 409, title: 'Not possible in this state', remedy: 'Look at its state now: what is possible follows from it.' },
  inUse: { status: 409, title: 'It is in use', remedy: 'Take it out of what uses it first.' },
  noCapacity: { status: 409, title: 'Nobody has the hours', remedy: 'Choose somebody else, a later date or fewer hours.' },
  blocked: { status: 409, title: 'A guardrail blocks it', remedy: 'Mend what the findings name.' },
  notApproved: { status: 409, title: 'It is not approved', remedy: 'Ask for approval first.' },
  sameHands: { status: 409, title: 'Maker and checker must differ', remedy: 'Ask somebody who had no hand in making it.' },
  ownerExists: { status: 409, title: 'An engine has exactly one owner', remedy: 'Choose another role.' },
  keyReused: { status: 409, title: 'The idempotency key was used for something else', remedy: 'Use a new key for a new request.' },
  tooLarge: { status: 413, title: 'Too large', remedy: 'Send less at once.' },
  unsupportedMedia: { status: 415, title: 'Not a format that is understood', remedy: 'Send it in a format that is taken.' },
  invalidInput: { status: 422, title: 'The input does not fit', remedy: 'Mend the places named, then send it again.' },
  invalidExpression: { status: 422, title: 'The expression does not hold', remedy: 'Mend the expression where it is marked.' },
  noFit: { status: 422, title: 'No component fits the slot', remedy: 'Make or approve a component that fits, or ask for less.' },
  unreadableImage: { status: 422, title: 'The image cannot be read', remedy: 'Save it anew as PNG, JPEG or WebP, and upload it again.' },
  unreadableFile: { status: 422, title: 'The file cannot be read', remedy: 'Save it anew, and upload it again.' },
  rateLimited: { status: 429, title: 'Too many requests', remedy: 'Wait a second, then go on.' },
  failed: { status: 500, title: 'We could not do this; nothing was lost', remedy: 'Try again; if it stays so, look into the log.' },
  busy: { status: 503, title: 'Busy, try again', remedy: 'Send it again in a moment.' },
  storageFull: { status: 507, title: 'The disk is full', remedy: 'Make room, then send it again.' },
} as const satisfies Record<string, { status: number; title: string; remedy: string }>

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
  remedy: string
  /** Facts that a machine may need, such as the difference of a stale version. */
  facts?: Record<string, unknown>
}

export const refuse = (code: RefusalCode, message: string, more: Partial<Omit<Refusal, 'refused' | 'code' | 'message'>> = {}): Refusal => ({
  refused: true,
  code,
  message,
  remedy: refusalCatalogue[code].remedy,
  ...more,
})

/** Nothing of a kind is called so here: it is unknown, or another engine’s, and nobody learns which. */
export const refuseUnknown = (noun: string, id: string, by: 'id' | 'id or key' | 'key' = 'id', path = 'id'): Refusal =>
  refuse('notFound', `No ${noun} has the ${by} ${id}.`, { where: [{ path, problem: 'unknown here' }] })

export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'refused' in value && value.refused === true
