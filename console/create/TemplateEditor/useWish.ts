import { useMemo } from 'react'
import { mostTried } from '../../../engine/create/limits.ts'
import type { Operations } from '../../api/operations.ts'
import { useLocales } from '../useLocales.ts'
import { renamedOf, saidOf, type Draft, type Said, type Stored } from './draft.ts'
import type { View } from './Preview.tsx'
import { words } from './words.ts'

type Input = Operations['template.try']['input']

interface Of {
  draft: Draft
  base: Stored | undefined
  view: View
  choice: Readonly<Record<string, string>>
}

/** What is asked about a draft: all of it where nothing is stored, else what could have changed. */
export const useWish = ({ draft, base, view, choice }: Of): Input => {
  const house = useLocales()
  return useMemo(() => {
    const said = saidOf(draft)
    return {
      ...(base ? { template: base.id, renamed: renamedOf(draft), draft: withoutName(said) } : { draft: named(said) }),
      ...(view.family !== undefined && { family: view.family }),
      ...localesOf(view, house),
      ...(view.size !== undefined && { sizes: [view.size] }),
      choice: Object.fromEntries(Object.entries(choice).filter(([slot]) => draft.slots.some(({ name }) => name === slot))),
    }
  }, [draft, base, view, house, choice])
}

const localesOf = ({ locale, family }: View, house: readonly string[]): Pick<Input, 'locales'> => {
  if (locale !== undefined) return { locales: [locale] }
  return family === undefined ? { locales: house.slice(0, mostTried) } : {}
}

/** It is seen before it has a name. */
const named = (said: Said): Input['draft'] => ({ ...said, name: said.name.trim() || words.untitled, key: said.key || 'untitled' })

/** Sizes that are gone are said to be gone. */
const withoutName = ({ key: _key, channel: _channel, ...said }: Said): Input['draft'] => ({ formats: [], ...said })
