import { isRefusal, type Refusal } from '../engine/kernel/refusal.ts'
import type { Operations } from '../engine/operations.ts'
import type { Call } from './client.ts'

type Family = Operations['family.list']['output']['items'][number]
type Preflight = Operations['family.preflight']['output']

/** One family, and what preflight says of it, or why it was not run. */
export interface Judged extends Pick<Family, 'id' | 'key' | 'name'> {
  state: Preflight['state'] | 'refused'
  sentence: string
}

export interface PreflightRun {
  /** Families that there are. */
  of: number
  judged: readonly Judged[]
  /** How many wait for what a renderer has to measure first. */
  measuring: number
}

interface Wish {
  /** Stops it between two families; what was judged by then stays judged. */
  signal: AbortSignal
  /** Told after each step. */
  tell: (run: PreflightRun) => void
}

/** Between two looks at what is being measured. */
const lookMs = 600

/**
 * Preflight of every current family, one after the other. What a renderer has to measure first is looked at until the renderer has run the preflight that was
 * waiting for it: a look is no deed, and what could not be measured then is told as it is. Refused where the families may not be listed; throws where the
 * engine does not answer.
 */
export const preflightAll = async (call: Call, { signal, tell }: Wish): Promise<PreflightRun | Refusal> => {
  const families = await everyFamily(call)
  if (isRefusal(families)) return families
  const judged: Judged[] = []
  const waiting = new Map<Family, number>()
  const run = (): PreflightRun => ({ of: families.length, judged: [...judged], measuring: waiting.size })
  const take = (family: Family, answer: Preflight | Refusal): void => {
    judged.push(judgedBy(family, answer))
    tell(run())
  }
  tell(run())
  for (const family of families) {
    if (signal.aborted) break
    const answer = await call('family.preflight', { id: family.id })
    if (!isRefusal(answer) && answer.state === 'measuring') waiting.set(family, answer.version)
    else take(family, answer)
  }
  while (waiting.size > 0 && !signal.aborted) {
    await new Promise((resume) => setTimeout(resume, lookMs))
    for (const [family, version] of waiting) {
      const shown = await call('preflight.show', { family: family.id })
      if (!isRefusal(shown) && shown.preflight.version === version) continue
      waiting.delete(family)
      take(family, isRefusal(shown) ? shown : shown.preflight)
    }
  }
  return run()
}

const everyFamily = async (call: Call): Promise<Family[] | Refusal> => {
  const found: Family[] = []
  for (let after: string | undefined; ;) {
    const page = await call('family.list', { limit: 200, ...(after !== undefined && { after }) })
    if (isRefusal(page)) return page
    found.push(...page.items)
    if (page.next === undefined) return found
    after = page.next
  }
}

const judgedBy = ({ id, key, name }: Family, answer: Preflight | Refusal): Judged => {
  const { state, sentence } = isRefusal(answer) ? { state: 'refused' as const, sentence: answer.message } : answer
  return { id, key, name, state, sentence }
}
