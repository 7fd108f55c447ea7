import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { isRefusal } from '../../../engine/kernel/refusal.ts'
import type { Action } from '../../actions/action.ts'
import { call } from '../../api/call.ts'
import type { Operations } from '../../api/operations.ts'
import { asked, useCommand, useQueryOf } from '../../api/queries.ts'
import { useGatherDeed } from '../Collections/useGatherDeed.ts'
import { nameOf } from '../composed.ts'
import { words as form } from '../FamilyForm/words.ts'
import { useMayCompose } from '../useMayCompose.ts'
import { words } from './words.ts'

type Shown = Operations['component.show']['output']

const said = words.inspector
const ours = navigator.language.split('-')[0]

/** The newest; the rest of the library is typed at. */
const shownAtOnce = 50

/** What can be done with one component: a family that holds it, another in its place everywhere, an end. */
export const useComponentDeeds = ({ component, assets, usedIn, live }: Shown) => {
  const { id, key, kind, state } = component
  const name = nameOf(component, assets, ours)
  const navigate = useNavigate()
  const because = useMayCompose()
  const gather = useGatherDeed('components', state === 'retired' ? undefined : id)
  const replace = useCommand('component.replace')
  const retire = useCommand('component.retire')
  const used = usedIn.length > 0
  const listed = useQueryOf('component.list', { kind, limit: shownAtOnce }, { enabled: used, follows: ['component'] }).data?.items
  const alike = useQueryOf('component.similar', { id }, { enabled: used, follows: ['component'] }).data?.items
  const others = useMemo(
    () =>
      listed &&
      alikeFirst(listed, alike ?? [])
        .filter((one) => one.id !== id)
        .map(offered),
    [listed, alike, id],
  )
  const actions = useMemo((): readonly Action[] => {
    const compose: Action = {
      id: 'family.compose',
      group: 'do',
      label: form.composeWith,
      keys: 'C',
      operation: 'family.compose',
      because,
      run: () => void navigate({ href: `/families/new?component=${id}` }),
    }
    const edit: Action = {
      id: 'component.amend',
      group: 'do',
      label: said.edit,
      keys: 'E',
      operation: 'component.amend',
      because,
      run: () => void navigate({ href: `/library/${key}/edit` }),
    }
    const putInPlace: Action = {
      id: 'component.replace',
      group: 'do',
      label: said.replace(String(usedIn.length)),
      operation: 'component.replace',
      because,
      busy: replace.isPending ? said.replacing : undefined,
      asks: [
        {
          name: 'by',
          label: said.by(usedIn.map(({ name }) => name).join(', ')),
          options: others ?? [],
          find: async (words, signal) => {
            const found = await call('component.list', { kind, words, limit: shownAtOnce }, { signal })
            return isRefusal(found) ? [] : found.items.filter((one) => one.id !== id).map((one) => offered({ ...one, isAlike: false }))
          },
        },
        {
          name: 'reason',
          label: said.reason,
          question: (_, { by = '' }) => said.replaceBy(name, by, String(usedIn.length)),
        },
      ],
      run: ({ by = '', reason = '' }) => replace.mutate(asked({ id, by, reason })),
    }
    const end: Action = {
      id: 'component.retire',
      group: 'do',
      label: said.retire,
      operation: 'component.retire',
      because:
        because ?? (usedIn.length > 0 ? said.stillUsed(String(usedIn.length)) : live.length > 0 ? said.stillLive(String(live.length)) : undefined),
      busy: retire.isPending ? said.retiring : undefined,
      asks: [{ name: 'reason', label: said.reason }],
      run: ({ reason = '' }) => retire.mutate(asked({ id, reason })),
    }
    return state === 'retired' ? [] : [edit, compose, ...(usedIn.length > 0 && others ? [putInPlace] : []), ...gather, end]
  }, [id, key, kind, name, state, usedIn, live.length, others, gather, because, navigate, replace, retire])
  return { actions, problem: replace.error ?? retire.error, replaced: replace.data }
}

type Listed = Operations['component.list']['output']['items'][number]

const offered = (one: Listed & { isAlike: boolean }) => ({
  value: one.id,
  label: nameOf(one, one.picture ? [one.picture] : [], ours),
  note: [
    ...(one.isAlike ? [said.alike] : []),
    one.families === 0 ? words.states[one.state] : said.standsIn(String(one.families), words.states[one.state]),
  ].join(', '),
})

/** What is most like it stands first, by how much; the others as they came. */
const alikeFirst = <T extends { id: string }>(all: readonly T[], alike: readonly { component: { id: string } }[]): (T & { isAlike: boolean })[] => {
  const rank = new Map(alike.map(({ component }, n) => [component.id, n]))
  return all
    .map((one) => ({ ...one, isAlike: rank.has(one.id) }))
    .toSorted((a, b) => (rank.get(a.id) ?? alike.length) - (rank.get(b.id) ?? alike.length))
}
