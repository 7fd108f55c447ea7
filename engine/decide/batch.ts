import { z } from 'zod'
import { problemOf } from '../kernel/problem-of.ts'
import { isRefusal, type Refusal, refuse } from '../kernel/refusal.ts'
import { DecisionAnswer, DecisionRequest } from './decision.ts'
import { PlacementKey } from './placement.ts'
import { readRequest } from './read-request.ts'

export const mostInBatch = 100

const { context, render, synthetic, ...rest } = DecisionRequest.shape
/** Every member of a request, none of them needed. */
const part = {
  ...rest,
  placement: PlacementKey.optional(),
  context: context.unwrap().optional(),
  render: render.unwrap().optional(),
  synthetic: synthetic.unwrap().optional(),
}

/** Many decisions in one request: what stands beside `requests` holds for each of them that does not say it itself. Contexts are laid over each other. */
export const DecisionBatch = z.strictObject({ ...part, requests: z.array(z.strictObject(part)).min(1).max(mostInBatch) })
export type DecisionBatch = z.infer<typeof DecisionBatch>

/** What a page’s placements would show. Nothing is drawn, counted or recorded until an exposure brings a receipt back. */
export const Prefetch = DecisionRequest.omit({ placement: true }).extend({
  placements: z.array(PlacementKey).min(1).max(mostInBatch).optional().describe('every live placement when left out'),
})
export type Prefetch = z.infer<typeof Prefetch>

const Refused = z.object({
  refused: z.literal(true),
  code: z.string(),
  message: z.string(),
  where: z.array(z.object({ path: z.string().optional(), problem: z.string() })).optional(),
  remedy: z.string().optional(),
})

/** Each for itself: an answer, or why there is none. */
export const DecisionAnswers = z.object({ answers: z.array(z.union([DecisionAnswer, Refused])).describe('in the order of the requests') })
export type DecisionAnswers = z.infer<typeof DecisionAnswers>

const isPlain = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The requests of a batch, each whole. A refusal names the first that cannot be read by its place. */
export const requestsOf = (raw: unknown): DecisionRequest[] | Refusal => {
  if (!isPlain(raw) || !Array.isArray(raw['requests'])) return unfit('requests', 'a list is needed')
  const { requests, ...shared } = raw
  const given = requests as unknown[]
  if (given.length === 0 || given.length > mostInBatch) return unfit('requests', `${given.length} of them; between 1 and ${mostInBatch} fit`)
  const read: DecisionRequest[] = []
  for (const [at, own] of given.entries()) {
    if (!isPlain(own)) return unfit(`requests.${at}`, 'not an object')
    const whole = { ...shared, ...own, ...mergedContext(shared, own) }
    const request = readRequest(whole) ?? checked(whole, at)
    if (isRefusal(request)) return request
    read.push(request)
  }
  return read
}

const mergedContext = (shared: Record<string, unknown>, own: Record<string, unknown>): { context?: unknown } =>
  isPlain(shared['context']) && isPlain(own['context']) ? { context: { ...shared['context'], ...own['context'] } } : {}

const checked = (whole: unknown, at: number): DecisionRequest | Refusal => {
  const parsed = DecisionRequest.safeParse(whole)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  return unfit(['requests', at, ...(issue?.path ?? [])].join('.'), issue ? problemOf(issue) : 'it does not fit')
}

const unfit = (path: string, problem: string): Refusal =>
  refuse('invalidInput', 'The batch does not fit.', { where: [{ path, problem }], remedy: 'Mend it, then send it again; nothing of it was decided.' })
