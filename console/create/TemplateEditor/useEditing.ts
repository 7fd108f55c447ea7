import { useCallback, useMemo, useRef, useState } from 'react'
import type { Operations } from '../../api/operations.ts'
import { useMayEdit } from '../Templates/useTemplateDeeds.ts'
import { beginningOf } from './begin.ts'
import { changeOf } from './changeOf.ts'
import { changesOf, type Draft, type Stored } from './draft.ts'
import { placesIn } from './places.ts'
import type { View } from './Preview.tsx'
import { useSave } from './useSave.ts'
import { useTry } from './useTry.ts'
import { useWish } from './useWish.ts'
import { words } from './words.ts'

type Shown = Operations['template.show']['output']

/** What stands in the editor, beside what is stored, what it shows, and how it is saved. */
export const useEditing = (begin: () => Draft, shown: Shown | undefined, uses: Shown['usedIn']) => {
  const [begun] = useState(begin)
  const [draft, setDraft] = useState(begun)
  const written = useRef(new Map<Draft['channel'], Draft>())
  const [base, setBase] = useState<Stored | undefined>(shown?.template)
  const [view, setView] = useState<View>({ locale: undefined, size: undefined, family: uses[0]?.id })
  const [choice, setChoice] = useState<Readonly<Record<string, string>>>({})
  const query = useTry(useWish({ draft, base, view, choice }))
  const saving = useSave(draft, base)
  const { reset } = saving
  const changes = useMemo(() => (base ? changesOf(draft, base) : undefined), [draft, base])
  const dirty = changes === undefined ? draft !== begun : Object.keys(changes).length > 0
  const places = placesIn(query.data, query.error, saving.error)
  const newer = shown && base && !saving.done && shown.template.version > base.version ? shown.template : undefined
  const change = useCallback(
    (next: Draft) => {
      reset()
      setDraft(next)
    },
    [reset],
  )
  return {
    draft,
    base,
    change,
    /** Made for another channel: as a new one begins there, or as it was written for it before. */
    showAt: (channel: Draft['channel'], house: Parameters<typeof beginningOf>[1], font: string | undefined) => {
      written.current.set(draft.channel, draft)
      const { key, name, brand } = draft
      change({ ...(written.current.get(channel) ?? beginningOf(channel, house, font)), key, name, brand })
    },
    /** Goes on from another stored version. */
    rebase: (next: Draft, onto: Stored) => {
      change(next)
      setBase(onto)
    },
    view,
    look: (next: Partial<View>) => setView((before) => ({ ...before, ...next })),
    showWith: (slot: string, component: string) => setChoice((before) => ({ ...before, [slot]: component })),
    query,
    places,
    saving,
    dirty,
    /** What somebody else saved since it was opened. */
    theirs: saving.stale ?? newer,
    compared: useMemo(() => (base && dirty ? changeOf(draft, base) : undefined), [base, draft, dirty]),
    /** Families show it, and what they show changes. */
    reaches: base !== undefined && uses.length > 0 && Object.keys(changes ?? {}).some((part) => part !== 'name'),
    because: useBecause({ isNew: base === undefined, draft, dirty, toMend: places.length }),
  }
}

/** Why it cannot be saved now. */
const useBecause = ({ isNew, draft, dirty, toMend }: { isNew: boolean; draft: Draft; dirty: boolean; toMend: number }): string | undefined => {
  const mayNot = useMayEdit()
  if (mayNot !== undefined) return mayNot
  if (isNew && (draft.name.trim() === '' || draft.key === '')) return words.nameFirst
  if (!dirty) return isNew ? undefined : words.same
  return toMend > 0 ? words.notYet : undefined
}
