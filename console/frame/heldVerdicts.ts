import type { Operations } from '../api/operations.ts'
import type { NoAnswer } from '../api/queries.ts'

export interface GivenVerdict {
  /** Title of what was judged. */
  title: string
  input: Operations['approval.judge']['input']
}

export interface VerdictState {
  /** Given, and still to be taken back until its moment (milliseconds since 1970); the latest is last. */
  held: readonly (GivenVerdict & { until: number })[]
  /** Ids of approvals that were judged here and do not wait for this person any more: held, or on their way to the engine. */
  judged: ReadonlySet<string>
  /** The verdict that the engine would not take, and why. */
  failed: (GivenVerdict & { problem: NoAnswer }) | null
}

export interface HeldVerdicts {
  state: () => VerdictState
  subscribe: (listener: () => void) => () => void
  give: (verdict: GivenVerdict) => void
  /** Takes back the latest, and answers what it was. */
  undo: () => GivenVerdict | undefined
  /** Forgets the verdict that was not taken. */
  dismiss: () => void
  /** Sends all that are held now; done when each has its answer. */
  settle: () => Promise<void>
}

/** How long a verdict may be taken back, in milliseconds. */
export const patience = 10_000

/**
 * A verdict binds at once where it is known, so the ten seconds in which it may be taken back are spent here, whatever screen one goes to meanwhile: each
 * verdict has its own. `send` answers why it was not taken, once what waits is known anew.
 */
export const holdVerdicts = (send: (verdict: GivenVerdict) => Promise<NoAnswer | undefined>): HeldVerdicts => {
  let state: VerdictState = { held: [], judged: new Set(), failed: null }
  const timers = new Map<string, ReturnType<typeof setTimeout>>()
  const listeners = new Set<() => void>()
  const become = (change: Partial<VerdictState>) => {
    state = { ...state, ...change }
    for (const tell of listeners) tell()
  }
  const without = (id: string) => {
    clearTimeout(timers.get(id))
    timers.delete(id)
    return state.held.filter(({ input }) => input.id !== id)
  }
  const release = async ({ title, input }: GivenVerdict): Promise<void> => {
    become({ held: without(input.id) })
    const problem = await send({ title, input })
    become({ judged: new Set([...state.judged].filter((id) => id !== input.id)), ...(problem && { failed: { title, input, problem } }) })
  }
  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    give: (verdict) => {
      const { id } = verdict.input
      const held = [...without(id), { ...verdict, until: Date.now() + patience }]
      timers.set(
        id,
        setTimeout(() => void release(verdict), patience),
      )
      become({ held, judged: new Set([...state.judged, id]), failed: null })
    },
    undo: () => {
      const last = state.held.at(-1)
      if (last) become({ held: without(last.input.id), judged: new Set([...state.judged].filter((id) => id !== last.input.id)) })
      return last
    },
    dismiss: () => become({ failed: null }),
    settle: async () => void (await Promise.all(state.held.map(release))),
  }
}
