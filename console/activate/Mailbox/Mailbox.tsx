import { useNavigate, useParams } from '@tanstack/react-router'
import { Answered } from '../../api/Answered.tsx'
import type { Operations } from '../../api/operations.ts'
import { useQueryOf } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Screen } from '../../frame/Screen.tsx'
import { Empty } from '../../kit/state/Empty.tsx'
import { List } from '../../kit/table/List.tsx'
import { Time } from '../../kit/Time.tsx'
import { words } from '../words.ts'
import { Message } from './Message.tsx'

type Line = Operations['mailbox.list']['output']['items'][number]

const idOf = ({ id }: Line): string => id

/** What would its reader get? */
export const Mailbox = () => {
  const navigate = useNavigate()
  const { message: current } = useParams({ strict: false }) as { message?: string }
  const query = useQueryOf('mailbox.list', { limit: 200 }, { follows: ['mailing', 'delivery'] })
  const { count } = useFormat()
  const { data } = query
  const shown = current ?? data?.items[0]?.id
  const title = data && (data.total === 0 ? words.noMessages : data.total === 1 ? words.oneMessage : words.messages(count(data.total)))
  const open = ({ id }: Line) => void navigate({ to: '/mailbox/$message', params: { message: id } })
  const lines = data?.items ?? none
  const list = (
    <List label={words.mailbox} rows={lines} idOf={idOf} current={shown} onOpen={open}>
      {({ subject, to, at }) => (
        <>
          <span className="cut block font-strong">{subject}</span>
          <span className="flex justify-between gap-2 text-12 text-ink-2">
            <span className="cut">{to}</span>
            <Time at={at} as="dayClock" className="whitespace-nowrap" />
          </span>
        </>
      )}
    </List>
  )
  return (
    <Screen
      crumbs={[{ label: words.stage, href: '/campaigns' }, { label: words.mailbox }]}
      title={title}
      facts={<span>{words.noServer}</span>}
      {...(lines.length > 0 && { list })}
    >
      <Answered query={query}>
        {({ total }) =>
          total === 0 || shown === undefined ? (
            <div className="p-(--page)">
              <Empty fact={words.noMessages} meaning={words.noMessagesMeaning} />
            </div>
          ) : (
            <>
              <Message key={shown} id={shown} />
              <div className="hidden border-t border-line max-track:block">{list}</div>
            </>
          )
        }
      </Answered>
    </Screen>
  )
}

const none: readonly Line[] = []
