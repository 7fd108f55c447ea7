import type { Action } from './action.ts'

/** What a part of the screen offers while it is there. */
export interface Offer {
  actions: readonly Action[]
  /** What they apply to: "Coat headline 0198". */
  subject?: string | undefined
  /** Lies below whatever a screen offers, however late it comes. */
  everywhere?: boolean
}

/** Looks for things by name: the palette's third group. */
export type Finder = (text: string, signal: AbortSignal) => Promise<readonly Action[]>

/** All actions that can be taken now. What came last lies on top: its keys win, and it stands for what has the same id below. */
export interface Registry {
  offer(offer: Offer): () => void
  all(): readonly Action[]
  subject(): string | undefined
  subscribe(listener: () => void): () => void
  /** Runs an action and remembers it, so that the palette ranks it higher. */
  run(action: Action, answers?: Readonly<Record<string, string>>): void
  /** How lately an action ran: 0 = last, -1 = not lately. */
  recency(id: string): number
}

const remembered = 20
const place = 'continuo.lately'

export const makeRegistry = (memory: Pick<Storage, 'getItem' | 'setItem'>): Registry => {
  let offers: readonly Offer[] = []
  let actions: readonly Action[] = []
  const listeners = new Set<() => void>()
  const lately: string[] = JSON.parse(memory.getItem(place) ?? '[]') as string[]
  const change = (next: readonly Offer[]) => {
    offers = next
    actions = unique(next.toReversed().flatMap((offer) => offer.actions))
    for (const listener of listeners) listener()
  }
  return {
    offer(offer) {
      change(offer.everywhere ? [offer, ...offers] : [...offers, offer])
      return () => change(offers.filter((other) => other !== offer))
    },
    all: () => actions,
    subject: () => offers.findLast(({ subject }) => subject)?.subject,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    run(action, answers = {}) {
      const at = lately.indexOf(action.id)
      if (at >= 0) lately.splice(at, 1)
      lately.unshift(action.id)
      lately.splice(remembered)
      memory.setItem(place, JSON.stringify(lately))
      action.run(answers)
    },
    recency: (id) => lately.indexOf(id),
  }
}

const unique = (actions: readonly Action[]): Action[] => [...new Map(actions.toReversed().map((action) => [action.id, action])).values()].toReversed()
