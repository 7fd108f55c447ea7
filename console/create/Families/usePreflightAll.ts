import { useCallback, useEffect, useRef, useState } from 'react'
import { isRefusal } from '../../../engine/kernel/refusal.ts'
import { call } from '../../api/call.ts'
import type { Operations } from '../../api/operations.ts'

type Family = Pick<Operations['family.list']['output']['items'][number], 'id' | 'key' | 'name'>
type State = Operations['family.preflight']['output']['state'] | 'refused'

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
    const say = (measuring: number, running = true) => setRun({ of: families.length, judged: [...judged], measuring, running })
    say(0)
    for (let left: readonly Family[] = families; left.length > 0 && !signal.aborted;) {
      const measuring: Family[] = []
      for (const family of left) {
        const told = signal.aborted ? undefined : await judge(family, signal)
        if (told === undefined) break
        if (told.state === 'measuring') measuring.push(family)
        else judged.push(told)
        say(measuring.length)
      }
      left = measuring
      if (left.length > 0 && !signal.aborted) await new Promise((resume) => setTimeout(resume, lookMs))
    }
    say(0, false)
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

const judge = async (family: Family, signal: AbortSignal): Promise<Judged | undefined> => {
  try {
    const answer = await call('family.preflight', { id: family.id }, { signal, idempotencyKey: crypto.randomUUID() })
    const { id, key, name } = family
    return isRefusal(answer)
      ? { id, key, name, state: 'refused', sentence: answer.message }
      : { id, key, name, state: answer.state, sentence: answer.sentence }
  } catch {
    return undefined
  }
}
