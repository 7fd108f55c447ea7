import { useMemo, useState } from 'react'
import { Answered } from '../../api/Answered.tsx'
import { journalLine, refused } from '../../api/journalLine.ts'
import { useQueryOf } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Screen } from '../../frame/Screen.tsx'
import { useAddress } from '../../frame/useAddress.ts'
import { Button } from '../../kit/Button.tsx'
import { Go } from '../../kit/Go.tsx'
import { Fresh, Journal } from '../../kit/Journal.tsx'
import { Section } from '../../kit/Section.tsx'
import { useHeldRows } from '../../kit/table/heldRows.ts'
import { strings } from '../../strings.ts'
import { ClosedDays } from './ClosedDays.tsx'

const { journal: words } = strings
const step = 50

/** What happened here, and does the chain hold? `?refused=FLOW` shows what that flow was refused, and why. */
export const JournalScreen = () => {
  const { moment } = useFormat()
  const [address] = useAddress()
  const flow = address.get('refused') ?? undefined
  const verified = useQueryOf('journal.verify', {}, { follows: [] })
  return (
    <Screen
      crumbs={[{ label: strings.screens.journal }]}
      title={verified.data?.sentence}
      facts={
        verified.data ? (
          <>
            <span>{words.verified(moment(verified.dataUpdatedAt))}</span>
            <span className="mono cut max-w-60" title={words.head}>
              {verified.data.head}
            </span>
          </>
        ) : null
      }
    >
      <Entries key={flow} flow={flow} />
      {flow === undefined ? <ClosedDays /> : null}
    </Screen>
  )
}

const Entries = ({ flow }: { flow: string | undefined }) => {
  const [limit, setLimit] = useState(step)
  const query = useQueryOf('journal.list', { limit: Math.min(200, limit), ...(flow !== undefined && refusalsOf(flow)) }, { follows: ['*'] })
  const items = query.data?.items
  const lines = useMemo(() => items?.map(journalLine) ?? [], [items])
  const { rows, fresh, take, hands } = useHeldRows(lines, ({ seq }) => String(seq))
  const { count, weekday } = useFormat()
  return (
    <Answered query={query}>
      {({ total }) => (
        <div {...hands} className="px-(--page) py-3">
          {flow === undefined ? null : (
            <p className="flex flex-wrap items-center gap-x-3 pb-1">
              <b>{words.refusalsOf(flow)}</b>
              <Go href="/journal" className="linked">
                {words.everything}
              </Go>
            </p>
          )}
          <div className="flex min-h-6 items-center justify-between text-12 text-ink-3">
            {words.shown(count(rows.length), count(total))}
            <Fresh count={fresh} onTake={take} />
          </div>
          {[...Map.groupBy(rows, ({ at }) => weekday(at))].map(([day, lines]) => (
            <Section key={day} title={day} className="mt-1 border-t border-line">
              <Journal lines={lines} label={day} />
            </Section>
          ))}
          {total === 0 && flow !== undefined ? <p className="text-ink-3">{words.noRefusals}</p> : null}
          {total > rows.length && limit < 200 ? (
            <div className="py-3">
              <Button onClick={() => setLimit(limit + step)}>{words.more}</Button>
            </div>
          ) : null}
        </div>
      )}
    </Answered>
  )
}

const refusalsOf = (flow: string) => ({ verb: [refused], object: { type: 'flow', id: flow } })
