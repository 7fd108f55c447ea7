import { useParams } from '@tanstack/react-router'
import { useMemo } from 'react'
import { isShared } from '../../../engine/create/is-shared.ts'
import type { Action } from '../../actions/action.ts'
import { Answered, Problem } from '../../api/Answered.tsx'
import { asked, useCommand, useQueryOf } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Screen } from '../../frame/Screen.tsx'
import { useAddress } from '../../frame/useAddress.ts'
import { useNow } from '../../kit/useNow.ts'
import { strings } from '../../strings.ts'
import { AddAssets } from './AddAssets.tsx'
import { CollectionForm } from './CollectionForm.tsx'
import type { Held } from './held.ts'
import { HeldThings } from './HeldThings.tsx'
import { SharedPage } from './SharedPage.tsx'
import { UseRequests } from './UseRequests.tsx'
import { useMayGather } from './useMayGather.ts'
import { words } from './words.ts'

/** What belongs to it, and who sees it? */
export const Collection = () => {
  const { collection: id = '' } = useParams({ strict: false })
  const [address, say] = useAddress()
  const query = useQueryOf('collection.show', { id }, { follows: ['collection', 'asset', 'component', 'concept'] })
  const { count, day } = useFormat()
  const now = new Date(useNow()).toISOString()
  const held = query.data
  const amending = address.has('amend')
  const actions = useActionsOf(held, amending, say)
  const close = useMemo(() => () => say({ amend: undefined }), [say])
  const inspector =
    held &&
    (amending && held.collection.state === 'current'
      ? {
          label: words.amend,
          onClose: close,
          content: <CollectionForm key={held.collection.version} collection={held.collection} onDone={close} onSaved={close} />,
        }
      : {
          label: words.page.title,
          content: (
            <>
              {held.collection.state === 'current' ? (
                <SharedPage
                  key={held.collection.id}
                  collection={held.collection}
                  isOpen={isShared(held.collection, now)}
                  leftOut={held.closed.length}
                />
              ) : null}
              <UseRequests of={{ collection: held.collection.id }} title={words.requests.title} none={words.requests.none} />
            </>
          ),
        })
  return (
    <Screen
      crumbs={[
        { label: strings.stages.create, href: '/library' },
        { label: strings.screens.collections, href: '/collections' },
        ...(held ? [{ label: held.collection.name }] : []),
      ]}
      title={held && titleOf(held, now, { count, day })}
      facts={held && <Facts held={held} />}
      actions={actions}
      {...(held ? { subject: held.collection.name } : {})}
      inspector={inspector}
    >
      <Answered query={query}>{(shown) => <Body held={shown} adding={address.has('add')} onDone={() => say({ add: undefined })} />}</Answered>
    </Screen>
  )
}

const titleOf = (
  { collection, assets, components }: Held,
  now: string,
  { count, day }: { count: (n: number) => string; day: (when: string) => string },
): string => {
  if (collection.state === 'retired') return words.retired
  const seen = isShared(collection, now) ? words.seenUntil(day(collection.shared?.until ?? now)) : words.seenByNobody
  return `${words.holds(count(assets.length), count(components.length))} ${seen}`
}

const Facts = ({ held: { collection } }: { held: Held }) => (
  <>
    {collection.note ? <span>{collection.note}</span> : null}
    {collection.tags && collection.tags.length > 0 ? <span>{collection.tags.join(', ')}</span> : null}
    <span className="mono">{collection.key}</span>
  </>
)

const useActionsOf = (held: Held | undefined, amending: boolean, say: ReturnType<typeof useAddress>[1]): readonly Action[] => {
  const because = useMayGather()
  const { mutate, isPending } = useCommand('collection.retire')
  const id = held?.collection.state === 'current' ? held.collection.id : undefined
  return useMemo((): readonly Action[] => {
    if (id === undefined) return []
    return [
      {
        id: 'collection.retire',
        group: 'do',
        label: words.retire,
        operation: 'collection.retire',
        tone: 'danger',
        because,
        busy: isPending ? words.retiring : undefined,
        asks: [{ name: 'reason', label: words.retireWhy }],
        run: ({ reason = '' }) => mutate(asked({ id, reason })),
      },
      {
        id: 'collection.amend',
        group: 'do',
        label: words.amend,
        operation: 'collection.amend',
        keys: 'E',
        because,
        run: () => say({ amend: amending ? undefined : '' }),
      },
      {
        id: 'collection.fill',
        group: 'do',
        label: words.adding.title,
        operation: 'collection.amend',
        keys: 'N',
        tone: 'filled',
        because,
        run: () => say({ add: '' }),
      },
    ]
  }, [id, because, mutate, isPending, say, amending])
}

/** Things come and go one at a time; whoever changes it meanwhile is not overwritten. */
const Body = ({ held, adding, onDone }: { held: Held; adding: boolean; onDone: () => void }) => {
  const { mutate, error, isPending } = useCommand('collection.amend')
  const mayNot = useMayGather()
  const { collection } = held
  const mayChange = mayNot === undefined && collection.state === 'current'
  const change = (next: { assets?: string[]; components?: string[] }) => mutate(asked({ id: collection.id, ...next, ifVersion: collection.version }))
  return (
    <div className="grid gap-5 px-(--page) py-3">
      {error ? <Problem problem={error} /> : null}
      {adding && mayChange ? (
        <AddAssets held={held.assets} busy={isPending} onAdd={(id) => change({ assets: [...collection.assets, id] })} onDone={onDone} />
      ) : null}
      <HeldThings held={held} busy={isPending} onWithout={mayChange ? change : undefined} />
    </div>
  )
}
