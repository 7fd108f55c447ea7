import { useCallback, useEffect, useRef, useState } from 'react'
import { isRefusal, type Refusal } from '../../../engine/kernel/refusal.ts'
import { call } from '../../api/call.ts'
import type { Operations } from '../../api/operations.ts'

type Family = Pick<Operations['family.list']['output']['items'][number], 'id' | 'key' | 'name'>
type Preflight = Operations['family.preflight']['output']
type State = Preflight['state'] | 'refused'

export interface Judged extends Family {
  state: State
  /** What preflight says, or why it was not run. */
  sentence: string
}

export interface Run {
  of: number
  judged: readonly Judged[]
  /** Waits for what a renderer has to measure first. */
  measuring: number
  running: boolean
}

/** Between two looks at what is being measured, in milliseconds. */
const lookMs = 700

/** Preflight of every family, one after the other; who leaves the screen stops it, and what was judged by then stays judged. */
export const usePreflightAll = () => {
  const [run, setRun] = useState<Run>()
  const stopping = useRef<AbortController>(undefined)
  useEffect(() => () => stopping.current?.abort(), [])
  const start = useCallback(async () => {
    const { signal } = (stopping.current = new AbortController())
    const families = await allFamilies(signal)
    const judged: Judged[] = []
    const waiting = new Map<Family, number>()
    const say = (running = true) => setRun({ of: families.length, judged: [...judged], measuring: waiting.size, running })
    say()
    for (const family of families) {
      const answer = signal.aborted ? undefined : await judge(family, signal)
      if (answer === undefined) break
      if (!isRefusal(answer) && answer.state === 'measuring') waiting.set(family, answer.version)
      else judged.push(judgedBy(family, answer))
      say()
    }
    // The renderer runs the preflight that waits for it; to ask for another would be a deed, and have it measured anew.
    while (waiting.size > 0 && !signal.aborted) {
      await new Promise((resume) => setTimeout(resume, lookMs))
      for (const [family, version] of waiting) {
        const shown = await call('preflight.show', { family: family.id }, { signal }).catch(() => undefined)
        if (shown === undefined || (!isRefusal(shown) && shown.preflight.version === version)) continue
        waiting.delete(family)
        judged.push(judgedBy(family, isRefusal(shown) ? shown : shown.preflight))
        say()
      }
    }
    waiting.clear()
    say(false)
  }, [])
  const stop = useCallback(() => stopping.current?.abort(), [])
  const clear = useCallback(() => setRun(undefined), [])
  return { run, start, stop, clear }
}

const allFamilies = async (signal: AbortSignal): Promise<Family[]> => {
  const found: Family[] = []
  for (let after: string | undefined; !signal.aborted;) {
    const page = await call('family.list', { limit: 200, ...(after === undefined ? {} : { after }) }, { signal }).catch(() => undefined)
    if (page === undefined || isRefusal(page)) break
    found.push(...page.items.map(({ id, key, name }) => ({ id, key, name })))
    if (page.next === undefined) break
    after = page.next
  }
  return found
}

const judge = (family: Family, signal: AbortSignal): Promise<Preflight | Refusal | undefined> =>
  call('family.preflight', { id: family.id }, { signal, idempotencyKey: crypto.randomUUID() }).catch(() => undefined)

const judgedBy = ({ id, key, name }: Family, answer: Preflight | Refusal): Judged =>
  isRefusal(answer)
    ? { id, key, name, state: 'refused', sentence: answer.message }
    : { id, key, name, state: answer.state, sentence: answer.sentence }
