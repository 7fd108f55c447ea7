import { useMemo } from 'react'
import type { Action } from '../../actions/action.ts'
import { Answered } from '../../api/Answered.tsx'
import { usePagesOf, useQueryOf, type PageWish } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Screen } from '../../frame/Screen.tsx'
import { useAddress } from '../../frame/useAddress.ts'
import { Button } from '../../kit/Button.tsx'
import { Empty } from '../../kit/state/Empty.tsx'
import { useMedia } from '../../kit/useMedia.ts'
import { strings } from '../../strings.ts'
import { AssignForm } from './AssignForm.tsx'
import { joined } from './capacity.ts'
import { capacityTitle } from './capacityTitle.ts'
import { LoadTable } from './LoadTable.tsx'
import { TeamForm } from './TeamForm.tsx'
import { Teams } from './Teams.tsx'
import { WaitingTable } from './WaitingTable.tsx'
import { words } from './words.ts'

/** Who can take this? What nobody has yet, against the hours that teams have free. */
export const Capacity = () => {
  const [address, say] = useAddress()
  const weeks = useMedia('(width < 960px)') ? 4 : 8
  const from = address.get('from') ?? undefined
  const query = usePagesOf('capacity.show', { weeks, ...(from === undefined ? {} : { from }) }, paged)
  const format = useFormat()
  const waiting = query.data?.waiting.items
  const chosen = waiting?.find(({ id }) => id === address.get('brief'))
  const first = waiting?.[0]?.id
  const team = address.get('team') ?? undefined
  const found = query.data?.teams.find(({ id }) => id === team)
  const actions = useCapacityActions(first, chosen !== undefined || team !== undefined, (query.data?.teams.length ?? 0) > 0, say)
  const close = useMemo(() => () => say({ brief: undefined, team: undefined }), [say])
  const choose = useMayAmend() ? (id: string) => say({ team: id, brief: undefined }) : undefined
  return (
    <Screen
      crumbs={[{ label: strings.stages.brief, href: '/briefs' }, { label: strings.screens.capacity }]}
      actions={query.data ? actions : none}
      title={query.data && capacityTitle(query.data, format)}
      facts={
        <>
          <span>{words.facts}</span>
          <span>{words.seatsMeaning}</span>
          {first === undefined ? null : <span>{words.each}</span>}
        </>
      }
      inspector={
        query.data && (found || team === 'new')
          ? { label: words.team.all, content: <TeamForm key={team} team={found} onDone={close} />, onClose: close }
          : chosen && query.data
            ? { label: words.assign, content: <AssignForm key={chosen.id} brief={chosen} teams={query.data.teams} onDone={close} />, onClose: close }
            : undefined
      }
    >
      <Answered query={query}>
        {(capacity) =>
          capacity.teams.length === 0 ? (
            <div className="p-(--page)">
              <Empty fact={words.noTeam} meaning={words.noTeamMeaning}>
                {choose ? <Button onClick={() => choose('new')}>{words.team.create}</Button> : null}
              </Empty>
            </div>
          ) : (
            <div className="grid gap-y-5 px-(--page) py-3">
              <WaitingTable
                waiting={capacity.waiting}
                teams={capacity.teams}
                current={chosen?.id}
                onChoose={(id) => say({ brief: id, team: undefined })}
                onMore={query.hasNextPage ? () => void query.fetchNextPage() : undefined}
                busy={query.isFetchingNextPage}
              />
              <LoadTable capacity={capacity} from={from} onFrom={(day) => say({ from: day })} />
              <Teams teams={capacity.teams} onChoose={choose} />
            </div>
          )
        }
      </Answered>
    </Screen>
  )
}

const none: readonly Action[] = []

const paged: PageWish<'capacity.show'> = { next: ({ waiting }) => waiting.next, join: joined, follows: ['brief', 'assignment', 'team'] }

/** Teams are the owner's to found and to change. */
const useMayAmend = (): boolean => useQueryOf('person.whoami', {}).data?.roles.includes('owner') ?? false

/** Opens the form at what is due first; while a form is open, its own button is the filled one. */
const useCapacityActions = (first: string | undefined, open: boolean, manned: boolean, say: ReturnType<typeof useAddress>[1]): readonly Action[] =>
  useMemo(
    () => [
      {
        id: 'team.create',
        group: 'do',
        label: words.team.create,
        operation: 'team.create',
        tone: manned || open ? 'plain' : 'filled',
        run: () => say({ team: 'new', brief: undefined }),
      },
      ...(manned ? [assignAction(first, open, say)] : none),
    ],
    [first, say, open, manned],
  )

const assignAction = (first: string | undefined, open: boolean, say: ReturnType<typeof useAddress>[1]): Action => ({
  id: 'capacity.assign',
  group: 'do',
  label: words.assign,
  operation: 'brief.assign',
  keys: 'A',
  tone: open ? 'plain' : 'filled',
  because: first === undefined ? words.nothingWaits : undefined,
  run: () => say({ brief: first, team: undefined }),
})
