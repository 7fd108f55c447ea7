import { useMemo, useState } from 'react'
import { isSame } from './both.ts'
import { draftOf, type Component, type Draft } from './draft.ts'

/** What both began with, and what each of the two made of it. */
export interface Conflict {
  base: Draft
  mine: Draft
  theirs: Draft
}

/**
 * The draft of an edit, against the component as it is now: whoever has typed nothing sees what others save, and who has is told of it (`conflict`)
 * and goes on after taking a draft made of both.
 */
export const useEdited = (component: Component) => {
  const [{ begun, draft }, set] = useState(() => ({ begun: component, draft: draftOf(component) }))
  const base = useMemo(() => draftOf(begun), [begun])
  const theirs = useMemo(() => draftOf(component), [component])
  const moved = begun.version < component.version && !isSame(base, theirs)
  if (moved && (isSame(base, draft) || isSame(draft, theirs))) set({ begun: component, draft: theirs })
  const conflict = useMemo((): Conflict | undefined => (moved ? { base, mine: draft, theirs } : undefined), [moved, base, draft, theirs])
  return {
    draft,
    conflict,
    change: (next: Partial<Draft>) => set((before) => ({ ...before, draft: { ...before.draft, ...next } })),
    take: (next: Draft) => set({ begun: component, draft: next }),
  }
}

export type Edited = ReturnType<typeof useEdited>
