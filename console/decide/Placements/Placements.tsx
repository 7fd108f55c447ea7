import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { channelName } from '../../../engine/create/channel-name.ts'
import type { Action } from '../../actions/action.ts'
import { Answered } from '../../api/Answered.tsx'
import type { Operations } from '../../api/operations.ts'
import { useQueryOf } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Screen } from '../../frame/Screen.tsx'
import { useAddress } from '../../frame/useAddress.ts'
import { Button } from '../../kit/Button.tsx'
import { Go } from '../../kit/Go.tsx'
import { Empty } from '../../kit/state/Empty.tsx'
import type { Column } from '../../kit/table/column.ts'
import { Table } from '../../kit/table/Table.tsx'
import { words } from '../words.ts'
import { PlacementForm } from './PlacementForm.tsx'

const { places, place } = words

type Place = Operations['placement.list']['output']['items'][number]
type Campaign = Operations['campaign.list']['output']['items'][number]

const none: readonly Campaign[] = []
const idOf = ({ id }: Place): string => id

/** Where does the engine decide, and is there something to show? */
export const Placements = () => {
  const navigate = useNavigate()
  const query = useQueryOf('placement.list', { state: 'live', limit: 200 })
  const campaigns = useQueryOf('campaign.list', { state: ['live'], limit: 200 })
  const { count } = useFormat()
  const live = campaigns.data?.items
  const open = ({ key }: Place) => void navigate({ to: '/placements/$placement', params: { placement: key } })
  const columns = useColumns(live ?? none)
  const [address, say] = useAddress()
  const making = address.has('new')
  const close = useMemo(() => () => say({ new: undefined }), [say])
  const actions = useMakeAction(making, say)
  return (
    <Screen
      crumbs={[{ label: words.stage, href: '/placements' }, { label: words.placements }]}
      actions={actions}
      title={query.data && live && placementsTitle(query.data.items, live, count)}
      inspector={making ? { label: words.form.make, content: <PlacementForm onDone={close} />, onClose: close } : undefined}
    >
      <Answered query={query}>
        {({ items }) => (
          <div className="px-(--page) py-3">
            {items.length === 0 ? (
              <Empty fact={places.none} meaning={places.noneMeaning}>
                <Button onClick={() => say({ new: '' })}>{words.form.make}</Button>
              </Empty>
            ) : (
              <Table label={words.placements} columns={columns} rows={items} idOf={idOf} onOpen={open} />
            )}
          </div>
        )}
      </Answered>
    </Screen>
  )
}

const useMakeAction = (making: boolean, say: ReturnType<typeof useAddress>[1]): readonly Action[] =>
  useMemo(
    () => [
      {
        id: 'placement.save',
        group: 'do',
        label: words.form.make,
        operation: 'placement.save',
        keys: 'N',
        tone: making ? 'plain' : 'filled',
        run: () => say({ new: '' }),
      },
    ],
    [say, making],
  )

const liveAt = (key: string, live: readonly Campaign[]) => live.filter(({ placements }) => placements.includes(key))

const placementsTitle = (all: readonly Place[], live: readonly Campaign[], count: (value: number) => string): string => {
  if (all.length === 0) return places.none
  const dark = all.filter(({ key }) => liveAt(key, live).length === 0).map(({ name }) => name)
  const quiet = dark.length === 0 ? places.allLit : places.dark(dark.length > 2 ? count(dark.length) : dark.join(', '))
  return all.length === 1 ? places.one(quiet) : places.title(count(all.length), quiet)
}

const useColumns = (live: readonly Campaign[]): readonly Column<Place>[] => {
  const { percentSet } = useFormat()
  return useMemo(
    () => [
      {
        id: 'name',
        head: words.placement,
        cell: ({ key, name }) => (
          <span className="flex items-baseline gap-2">
            <Go href={`/placements/${key}`} className="rounded-1 font-strong whitespace-nowrap">
              {name}
            </Go>
            <span className="mono cut text-12 text-ink-2">{key}</span>
          </span>
        ),
      },
      {
        id: 'live',
        head: places.live,
        cell: ({ key }) =>
          liveAt(key, live)
            .map(({ name }) => name)
            .join(', ') || <span className="text-ink-2">{places.noneLive}</span>,
      },
      {
        id: 'channel',
        head: places.format,
        width: '150px',
        givesWay: true,
        cell: ({ channel, format }) => [channelName(channel), format].filter(Boolean).join(', '),
      },
      { id: 'policy', head: places.policy, width: '210px', givesWay: true, cell: ({ policy }) => place.policy[policy.name] ?? policy.name },
      { id: 'holdout', head: places.holdout, number: true, width: '90px', givesWay: true, cell: ({ holdout }) => percentSet(holdout.share) },
    ],
    [live, percentSet],
  )
}
