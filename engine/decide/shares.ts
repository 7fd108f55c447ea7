import { z } from 'zod'
import { type Eligible, everything, marginalsOf } from './choose.ts'
import type { PolicySnapshot } from './snapshot.ts'

/** Exact probability of a component in its slot, as the snapshot has it. */
export const ComponentShare = z.object({ slot: z.string(), component: z.string(), share: z.number() })
export type ComponentShare = z.infer<typeof ComponentShare>

/** What each component of a snapshot is shown with, exactly: sums to 1 in every slot. */
export const sharesOf = (snapshot: PolicySnapshot, of: Eligible = everything(snapshot)): ComponentShare[] => {
  const marginals = marginalsOf(of)
  return snapshot.slots.flatMap(({ slot, components }, place) =>
    components.map((component, member) => ({ slot, component, share: marginals[place]?.[member] ?? 0 })),
  )
}
