import { useMemo } from 'react'
import type { Action } from '../../actions/action.ts'
import { Answered } from '../../api/Answered.tsx'
import { usePagesOf, type PageWish } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Screen } from '../../frame/Screen.tsx'
import { useAddress } from '../../frame/useAddress.ts'
import { Empty } from '../../kit/state/Empty.tsx'
import { useMedia } from '../../kit/useMedia.ts'
import { strings } from '../../strings.ts'
import { AssignForm } from './AssignForm.tsx'
import { joined } from './capacity.ts'
import { capacityTitle } from './capacityTitle.ts'
import { LoadTable } from './LoadTable.tsx'
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
  const actions = useAssignAction(first, chosen !== undefined, say)
  const close = useMemo(() => () => say({ brief: undefined }), [say])
  return (
    <Screen
      crumbs={[{ label: strings.stages.brief, href: '/briefs' }, { label: strings.screens.capacity }]}
      actions={query.data && query.data.teams.length > 0 ? actions : none}
      title={query.data && capacityTitle(query.data, format)}
      facts={
        <>
          <span>{words.facts}</span>
          <span>{words.seatsMeaning}</span>
          {first === undefined ? null : <span>{words.each}</span>}
        </>
      }
      inspector={
        chosen && query.data
          ? { label: words.assign, content: <AssignForm key={chosen.id} brief={chosen} teams={query.data.teams} onDone={close} />, onClose: close }
          : undefined
      }
    >
      <Answered query={query}>
        {(capacity) =>
          capacity.teams.length === 0 ? (
            <div className="p-(--page)">
              <Empty fact={words.noTeam} meaning={words.noTeamMeaning} />
            </div>
          ) : (
            <div className="grid gap-y-5 px-(--page) py-3">
              <WaitingTable
                waiting={capacity.waiting}
                teams={capacity.teams}
                current={chosen?.id}
                onChoose={(id) => say({ brief: id })}
                onMore={query.hasNextPage ? () => void query.fetchNextPage() : undefined}
                busy={query.isFetchingNextPage}
              />
              <LoadTable capacity={capacity} from={from} onFrom={(day) => say({ from: day })} />
            </div>
          )
        }
      </Answered>
    </Screen>
  )
}

const none: readonly Action[] = []

const paged: PageWish<'capacity.show'> = { next: ({ waiting }) => waiting.next, join: joined, follows: ['brief', 'assignment', 'team'] }

/** Opens the form at what is due first; while it is open, its own button is the filled one. */
const useAssignAction = (first: string | undefined, open: boolean, say: ReturnType<typeof useAddress>[1]): readonly Action[] =>
  useMemo(
    () => [
      {
        id: 'capacity.assign',
        group: 'do',
        label: words.assign,
        operation: 'brief.assign',
        keys: 'A',
        tone: open ? 'plain' : 'filled',
        because: first === undefined ? words.nothingWaits : undefined,
        run: () => say({ brief: first }),
      },
    ],
    [first, say, open],
  )
