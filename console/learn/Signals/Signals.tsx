import { useNavigate, useParams } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { Action } from '../../actions/action.ts'
import { Answered, Problem } from '../../api/Answered.tsx'
import { Time } from '../../kit/Time.tsx'
import type { Signal } from './signal.ts'
import { asked, useCommand, useQueryOf } from '../../api/queries.ts'
import { useNamed } from '../../decide/useNamed.ts'
import { noticeDaysOf } from '../../../engine/people/notice.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Screen } from '../../frame/Screen.tsx'
import { classes } from '../../kit/classes.ts'
import { Go } from '../../kit/Go.tsx'
import { Empty } from '../../kit/state/Empty.tsx'
import type { Column } from '../../kit/table/column.ts'
import { Table } from '../../kit/table/Table.tsx'
import { strings } from '../../strings.ts'
import { kindLabel } from '../../../engine/create/component-kind.ts'
import { words } from '../words.ts'
import { sureOf, whatOf } from './noticed.ts'
import { SignalInspector } from './SignalInspector.tsx'
import { signalsTitle } from './signalsTitle.ts'

const idOf = ({ id }: Signal): string => id
const order: readonly Signal['standing'][] = ['wants', 'proposed', 'takenUp', 'news', 'answered', 'dismissed', 'superseded', 'lapsed', 'withdrawn']
const wantedFirst = (signals: readonly Signal[]): Signal[] => signals.toSorted((a, b) => order.indexOf(a.standing) - order.indexOf(b.standing))

/** What did the engine notice? Each with its evidence and one answer. */
export const Signals = () => {
  const navigate = useNavigate()
  const { signal: current } = useParams({ strict: false }) as { signal?: string }
  const query = useQueryOf('signal.list', { limit: 200 }, { follows: ['brief', 'family'] })
  const { count } = useFormat()
  const signals = useMemo(() => wantedFirst(query.data?.items ?? []), [query.data])
  const shown = signals.find(({ id }) => id === current) ?? signals[0]
  const peek = ({ id }: Signal) => void navigate({ to: '/signals/$signal', params: { signal: id } })
  const columns = useColumns()
  const { actions, noticeDays, problem } = useNotice()
  return (
    <Screen
      crumbs={[{ label: words.stage, href: '/signals' }, { label: words.signals }]}
      title={query.data && signalsTitle(query.data, count)}
      actions={actions}
      facts={noticeDays === undefined ? undefined : <span>{words.notice(count(noticeDays))}</span>}
      inspector={shown ? { label: words.signal, content: <SignalInspector signal={shown} /> } : undefined}
    >
      <Answered query={query}>
        {() => (
          <div className="px-(--page) py-3">
            {problem ? <Problem problem={problem} /> : null}
            {signals.length === 0 ? (
              <Empty fact={words.none} meaning={words.noneMeaning} />
            ) : (
              <Table label={words.signals} columns={columns} rows={signals} idOf={idOf} current={shown?.id} onPeek={peek} onOpen={peek} />
            )}
          </div>
        )}
      </Answered>
    </Screen>
  )
}

/** How far ahead what runs out is told, and the owner’s way to say so. */
const useNotice = () => {
  const me = useQueryOf('person.whoami', {}, { follows: ['engine'] }).data
  const { mutate, error } = useCommand('engine.amend')
  const noticeDays = me && noticeDaysOf(me.engine)
  const owns = me?.roles.includes('owner') ?? false
  const actions = useMemo<readonly Action[]>(
    () =>
      noticeDays === undefined
        ? []
        : [
            {
              id: 'engine.amend',
              group: 'do',
              label: words.setNotice,
              operation: 'engine.amend',
              because: owns ? undefined : words.ownerOnly,
              asks: [{ name: 'noticeDays', label: words.noticeDays(String(noticeDays)) }],
              run: ({ noticeDays: days = '' }) => mutate(asked({ noticeDays: Number(days) })),
            },
          ],
    [noticeDays, owns, mutate],
  )
  return { actions, noticeDays, problem: error }
}

/** What, where, since when and how sure, at a glance. */
const useColumns = (): readonly Column<Signal>[] => {
  const say = useSay()
  const { weekday } = useFormat()
  const placements = useQueryOf('placement.list', { limit: 200 })
  return useMemo(() => {
    const nameAt = (key: string) => placements.data?.items.find((one) => one.key === key)?.name ?? key
    const where = ({ placement, slot, since, until }: Signal) =>
      [
        [nameAt(placement), slot && kindLabel(slot)].filter(Boolean).join(', '),
        // When it runs out stands beside it; since when that is near says nothing.
        ...(until === undefined ? [words.sinceDay(weekday(`${since}T12:00:00Z`))] : []),
      ].join(' · ')
    return [
      {
        id: 'what',
        head: words.signal,
        cell: (signal) => <What signal={signal} what={whatOf(signal, say)} where={where(signal)} sure={sureOf(signal, say)} />,
      },
      { id: 'sure', head: words.howSure, width: '184px', givesWay: true, cell: (signal) => sureOf(signal, say) ?? '' },
      { id: 'state', head: words.state, width: '132px', givesWay: true, cell: ({ standing }) => words.standings[standing] },
      {
        id: 'noticed',
        head: words.noticed,
        number: true,
        width: '136px',
        givesWay: true,
        cell: ({ raisedAt }) => <Time at={raisedAt} as="weekdayClock" />,
      },
    ]
  }, [say, weekday, placements.data])
}

const useSay = () => {
  const named = useNamed()
  const { percent, range, weekday } = useFormat()
  const audiences = useQueryOf('audience.list', { limit: 200 })
  const campaigns = useQueryOf('campaign.list', { limit: 200 })
  return useMemo(
    () => ({
      named,
      audienceNamed: (key: string) => audiences.data?.items.find((one) => one.key === key)?.name ?? key,
      campaignNamed: (id: string) => campaigns.data?.items.find((one) => one.id === id)?.name ?? id,
      day: (day: string) => weekday(`${day}T12:00:00Z`),
      percent,
      range: (low: number, high: number) => range(low * 100, high * 100, strings.sure.to),
    }),
    [named, percent, range, weekday, audiences.data, campaigns.data],
  )
}

interface WhatProps {
  signal: Signal
  what: string
  where: string
  sure: string | undefined
}

/** On a narrow screen, where the other columns give way, how sure it is stands here too. */
const What = ({ signal: { id, standing, statement }, what, where, sure }: WhatProps) => (
  <span className="block py-1">
    <Go href={`/signals/${id}`} title={statement} className={classes('cut block rounded-1', standing === 'wants' && 'font-strong')}>
      {what}
    </Go>
    <span className="block text-12 whitespace-normal text-ink-2">
      {where}
      {sure === undefined ? null : <span className="column:hidden"> · {sure}</span>}
    </span>
  </span>
)
