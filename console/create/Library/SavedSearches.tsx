import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { Action } from '../../actions/action.ts'
import { ActionButton } from '../../actions/ActionButton.tsx'
import { useActions } from '../../actions/Actions.tsx'
import { Problem } from '../../api/Answered.tsx'
import type { Operations } from '../../api/operations.ts'
import { asked, useCommand, useQueryOf } from '../../api/queries.ts'
import { Pick } from '../../kit/Pick.tsx'
import { searchLabels } from './searchLabels.ts'
import { words } from './words.ts'

type Saved = Operations['search.list']['output']['items'][number]
type Input = Operations['search.save']['input']
type Kept = { [of in 'components' | 'assets']?: Input[of] }

interface Props {
  /** What is looked for now, as it would be kept. */
  now: Kept
  /** Nothing narrows it. */
  open: boolean
  addressOf: (kept: Kept) => string
}

const said = words.saved

/** Searches that are kept under a name: one is opened by its address; what is looked for now can be kept, and the one that stands there changed. */
export const SavedSearches = ({ now, open, addressOf }: Props) => {
  const navigate = useNavigate()
  const list = useQueryOf('search.list', { of: now.assets ? 'assets' : 'components', limit: 200 }, { follows: ['concept', 'kind'] })
  const all = list.data?.items ?? []
  const labels = searchLabels(all)
  const here = addressOf(now)
  const current = all.find((one) => addressOf(one) === here)
  const { actions, problem } = useDeeds(now, open, current)
  useActions(actions, current?.name ?? said.label)
  return (
    <>
      {all.length === 0 ? null : (
        <Pick
          label={said.label}
          placeholder={said.shown}
          shown={labels.find(({ value }) => value === current?.id)?.label ?? said.shown}
          options={labels}
          value={current?.id}
          onChange={(id) => {
            const chosen = all.find((one) => one.id === id)
            if (chosen) void navigate({ href: `/library?${addressOf(chosen)}` })
          }}
        />
      )}
      {actions.map((action) => (
        <ActionButton key={action.id} action={action} tone="quiet" />
      ))}
      {problem || (current && current.gone.length > 0) ? (
        <div className="w-full">
          {problem ? <Problem problem={problem} /> : null}
          {current?.gone.map(({ path, value, problem: became }) => (
            <p key={`${path} ${value}`} className="text-pretty text-ink-2">
              {said.gone(value, became)}
            </p>
          ))}
        </div>
      ) : null}
    </>
  )
}

/** What can be done with what is looked for: keep it, or change what is kept already. */
const useDeeds = (now: Kept, open: boolean, current: Saved | undefined) => {
  const save = useCommand('search.save')
  const amend = useCommand('search.amend')
  const drop = useCommand('search.delete')
  const actions = useMemo((): readonly Action[] => {
    if (!current)
      return open
        ? []
        : [
            {
              id: 'search.save',
              group: 'do',
              label: said.save,
              operation: 'search.save',
              busy: save.isPending ? said.saving : undefined,
              asks: [
                { name: 'name', label: said.name },
                {
                  name: 'shared',
                  label: said.who,
                  options: [
                    { value: 'me', label: said.me },
                    { value: 'everybody', label: said.everybody },
                  ],
                },
              ],
              run: ({ name = '', shared }) => save.mutate(asked({ ...now, name, shared: shared === 'everybody' ? 'everybody' : 'me' })),
            },
          ]
    if (!current.yours) return []
    const { id, name, shared } = current
    const isShared = shared === 'everybody'
    return [
      {
        id: 'search.amend',
        group: 'do',
        label: said.rename,
        operation: 'search.amend',
        asks: [{ name: 'name', label: said.name }],
        run: (answers) => amend.mutate(asked({ id, name: answers['name'] ?? name })),
      },
      {
        id: 'search.share',
        group: 'do',
        label: isShared ? said.unshare : said.share,
        operation: 'search.amend',
        run: () => amend.mutate(asked({ id, shared: isShared ? ('me' as const) : ('everybody' as const) })),
      },
      {
        id: 'search.delete',
        group: 'do',
        label: said.drop,
        operation: 'search.delete',
        busy: drop.isPending ? said.dropping : undefined,
        asks: [{ name: 'sure', label: said.sure(name), options: [{ value: 'yes', label: said.yes }] }],
        run: () => drop.mutate(asked({ id })),
      },
    ]
  }, [now, open, current, save, amend, drop])
  return { actions, problem: save.error ?? amend.error ?? drop.error }
}
