import { useEffect, useMemo, useRef, useState } from 'react'
import { Answered } from '../../api/Answered.tsx'
import { journalLine } from '../../api/journalLine.ts'
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
import { EntryInspector } from './EntryInspector.tsx'
import { hrefOfEntry, hrefOfNewest, narrowed, seqIn, thingIn, whichOf } from './journalAddress.ts'

const { journal: words } = strings
const step = 50

/**
 * What happened here, and does the chain hold? `?entry=SEQ` opens that entry; `?refused=FLOW` shows what that flow was refused, and why;
 * `?flow=FLOW` what it did, `&since=SEQ` only after that entry; `?type=signal&id=ID` what touched one thing.
 */
export const JournalScreen = () => {
  const { moment } = useFormat()
  const [address, say] = useAddress()
  const entry = address.get('entry') ?? undefined
  const close = useMemo(() => () => say({ entry: undefined }), [say])
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
      inspector={
        entry === undefined
          ? undefined
          : { label: words.entry(entry), content: <EntryInspector key={entry} said={entry} seq={seqIn(entry)} address={address} />, onClose: close }
      }
    >
      <Entries key={narrowed(address)} address={address} />
      {narrowed(address) === undefined ? <ClosedDays /> : null}
    </Screen>
  )
}

const Entries = ({ address }: { address: URLSearchParams }) => {
  const [limit, setLimit] = useState(step)
  const query = useQueryOf('journal.list', { limit: Math.min(200, limit), ...whichOf(address) }, { follows: ['*'] })
  const chosen = seqIn(address.get('entry') ?? '')
  const { around, isElsewhere } = useAround(query.data?.items, chosen, address)
  const items = around ?? query.data?.items
  const lines = useMemo(
    () => items?.map(journalLine).map((line) => ({ ...line, href: hrefOfEntry(address, line.seq), current: line.seq === chosen })) ?? [],
    [items, address, chosen],
  )
  const only = narrowed(address, query.data?.names)
  const { rows, fresh, take, hands } = useHeldRows(lines, ({ seq }) => String(seq))
  const { count, weekday } = useFormat()
  const list = useInView(rows.some(({ seq }) => seq === chosen) ? chosen : undefined)
  return (
    <Answered query={query}>
      {({ total }) => (
        <div {...hands} ref={list} className="px-(--page) py-3">
          {only === undefined ? null : (
            <p className="flex flex-wrap items-center gap-x-3 pb-1">
              <b>{only}</b>
              <Go href="/journal" className="linked">
                {words.everything}
              </Go>
            </p>
          )}
          {only !== undefined && chosen !== undefined && isElsewhere ? <Elsewhere seq={chosen} /> : null}
          <div className="flex min-h-6 items-center justify-between text-12 text-ink-3">
            {around ? (
              <Go href={hrefOfNewest(address)} className="linked">
                {words.newest}
              </Go>
            ) : null}
            {words.shown(count(rows.length), count(total))}
            <Fresh count={fresh} onTake={take} />
          </div>
          {[...Map.groupBy(rows, ({ at }) => weekday(at))].map(([day, lines]) => (
            <Section key={day} title={day} className="mt-1 border-t border-line">
              <Journal lines={lines} label={day} />
            </Section>
          ))}
          {total === 0 && address.has('refused') ? <p className="text-ink-3">{words.noRefusals}</p> : null}
          {total === 0 && thingIn(address) ? <p className="text-ink-3">{words.nothingAbout}</p> : null}
          {!around && total > rows.length && limit < 200 ? (
            <div className="py-3">
              <Button onClick={() => setLimit(limit + step)}>{words.more}</Button>
            </div>
          ) : null}
        </div>
      )}
    </Answered>
  )
}

type Items = readonly Parameters<typeof journalLine>[0][]

/** What is open beside the list may be none of what it is narrowed to. */
const Elsewhere = ({ seq }: { seq: number }) => (
  <p className="flex flex-wrap items-center gap-x-3 pb-1 text-ink-2">
    {words.elsewhere(String(seq))}
    <Go href={hrefOfEntry(new URLSearchParams(), seq)} className="linked">
      {words.amongAll}
    </Go>
  </p>
)

interface Around {
  around: Items | undefined
  /** The entry is none of these. */
  isElsewhere: boolean
}

/** The page that holds an entry which an address asks for, where what is newest does not hold it: with as much after it as before. */
const useAround = (newest: Items | undefined, chosen: number | undefined, address: URLSearchParams): Around => {
  const oldest = newest?.at(-1)?.seq
  const wanted = chosen !== undefined && oldest !== undefined && chosen < oldest
  // Walking from entry to entry moves nothing as long as the page at hand holds them.
  const [centre, setCentre] = useState(chosen)
  const near = centre !== undefined && chosen !== undefined && Math.abs(centre - chosen) < step / 2
  if (wanted && !near) setCentre(chosen)
  const page = useQueryOf('journal.list', { ...whichOf(address), limit: step, before: (centre ?? 0) + step / 2 }, { follows: [], enabled: wanted })
  const looked = wanted ? (page.isPlaceholderData ? undefined : page.data?.items) : newest
  const held = looked?.some(({ seq }) => seq === chosen)
  return { around: wanted && held ? looked : undefined, isElsewhere: looked !== undefined && !held }
}

/** Brings the line of the entry that is open into view, once it is there. */
const useInView = (chosen: number | undefined) => {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const line = chosen === undefined ? null : list.current?.querySelector('[aria-current=true]')
    if (!line) return
    // What is in view already stays where it is: nobody's click moves the list.
    const { top, bottom } = line.getBoundingClientRect()
    if (top < 0 || bottom > innerHeight) line.scrollIntoView({ block: 'center' })
  }, [chosen])
  return list
}
