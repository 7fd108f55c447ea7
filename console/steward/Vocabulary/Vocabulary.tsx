import { useMemo } from 'react'
import type { Action } from '../../actions/action.ts'
import { Answered } from '../../api/Answered.tsx'
import { useListOf } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Screen } from '../../frame/Screen.tsx'
import { useAddress } from '../../frame/useAddress.ts'
import { Button } from '../../kit/Button.tsx'
import { Filter, filterWords, type Chosen, type Facet } from '../../kit/Filter.tsx'
import { Empty, NothingMatches } from '../../kit/state/Empty.tsx'
import { strings } from '../../strings.ts'
import { treeOf } from '../../create/conceptTree.ts'
import { inUse, type Concept } from './concept.ts'
import { ConceptForm } from './ConceptForm.tsx'
import { ConceptInspector } from './ConceptInspector.tsx'
import { ConceptTable } from './ConceptTable.tsx'
import { vocabularyTitle } from './vocabularyTitle.ts'
import { words } from './words.ts'

const most = 2000
const asked = { uses: true } as const
const none: readonly Concept[] = []

/** Do we mean the same? The controlled vocabulary, facet by facet, with what uses each word. */
export const Vocabulary = () => {
  const [address, say] = useAddress()
  const query = useListOf('concept.list', asked, most)
  const { count } = useFormat()
  const concepts = query.data?.items ?? none
  const adding = address.has('new')
  const chosen = concepts.find(({ key }) => key === address.get('concept'))
  const close = useMemo(() => () => say({ concept: undefined, new: undefined }), [say])
  const choose = useMemo(() => (key: string) => say({ concept: key, new: undefined }), [say])
  const actions = useMemo<readonly Action[]>(
    () => [
      {
        id: 'concept.add',
        group: 'do',
        label: words.add,
        operation: 'concept.add',
        keys: 'N',
        tone: adding ? 'plain' : 'filled',
        run: () => say({ new: '', concept: undefined }),
      },
    ],
    [say, adding],
  )
  const facets = new Set(concepts.map(({ of }) => of)).size
  return (
    <Screen
      crumbs={[{ label: strings.screens.vocabulary }]}
      actions={actions}
      title={query.data && vocabularyTitle(concepts, count)}
      facts={facets > 0 ? <span>{words.facts(count(facets))}</span> : null}
      inspector={
        adding
          ? { label: words.add, content: <ConceptForm concepts={concepts} onDone={close} onAdded={choose} />, onClose: close }
          : chosen && {
              label: words.one,
              content: <ConceptInspector key={chosen.key} concept={chosen} concepts={concepts} onChoose={choose} />,
              onClose: close,
            }
      }
    >
      <Answered query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <div className="p-(--page)">
              <Empty fact={words.none} meaning={words.noneMeaning}>
                <Button keys="N" onClick={() => say({ new: '' })}>
                  {words.add}
                </Button>
              </Empty>
            </div>
          ) : (
            <Shown concepts={items} address={address} say={say} current={chosen?.key} onChoose={choose} />
          )
        }
      </Answered>
    </Screen>
  )
}

const filterNames = ['of', 'use'] as const

interface ShownProps {
  concepts: readonly Concept[]
  address: URLSearchParams
  say: ReturnType<typeof useAddress>[1]
  current: string | undefined
  onChoose: (key: string) => void
}

const Shown = ({ concepts, address, say, current, onChoose }: ShownProps) => {
  const chosen: Chosen = Object.fromEntries(filterNames.map((name) => [name, address.get(name)?.split(',').filter(Boolean) ?? []]))
  const choose = (next: Chosen) => say(Object.fromEntries(filterNames.map((name) => [name, next[name]?.join(',') || undefined])))
  const facets: readonly Facet[] = [
    { id: 'of', name: words.facet, options: [...new Set(concepts.map(({ of }) => of))].toSorted().map((of) => ({ value: of, label: of })) },
    {
      id: 'use',
      name: words.use,
      options: (['used', 'unused'] as const).map((value) => ({ value, label: words.uses[value] })),
      says: (label) => label,
    },
  ]
  const fits = (name: (typeof filterNames)[number], value: string) => !chosen[name]?.length || chosen[name].includes(value)
  const on = filterWords(facets, chosen)
  const ofKey = [address.get('of'), address.get('use')].join(' ')
  const used = useMemo(() => inUse(concepts), [concepts])
  const rows = useMemo(
    () => treeOf(concepts.filter((one) => fits('of', one.of) && fits('use', used.has(one.key) ? 'used' : 'unused'))),
    // What is chosen stands in the address.
    // oxlint-disable-next-line react/exhaustive-deps
    [concepts, used, ofKey],
  )
  return (
    <div className="px-(--page) py-3">
      <div className="mb-3">
        <Filter facets={facets} chosen={chosen} onChange={choose} />
      </div>
      {rows.length === 0 ? (
        <NothingMatches filters={on} onRemove={(id) => choose(on.find((filter) => filter.id === id)?.without ?? {})} />
      ) : (
        <ConceptTable rows={rows} used={used} current={current} onChoose={onChoose} />
      )}
    </div>
  )
}
