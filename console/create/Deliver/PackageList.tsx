import { Answered, Problem } from '../../api/Answered.tsx'
import type { Operations } from '../../api/operations.ts'
import { usePeople } from '../../api/people.ts'
import { asked, useCommand, useQueryOf } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Button } from '../../kit/Button.tsx'
import { Loading } from '../../kit/state/Loading.tsx'
import { useNow } from '../../kit/useNow.ts'
import { words } from './words.ts'

type Packed = Operations['package.list']['output']['items'][number]

const lookMs = 700

/** What was packed of a family: how far it is, what was left out, and the way to take it. */
export const PackageList = ({ family }: { family: string }) => {
  const list = useQueryOf(
    'package.list',
    { family, limit: 6 },
    { every: ({ items }) => (items.some(({ state }) => state === 'running') ? lookMs : false) },
  )
  return (
    <Answered query={list}>
      {({ items }) =>
        items.length === 0 ? (
          <p className="text-ink-2">{words.none}</p>
        ) : (
          <ul className="grid">
            {items.map((one) => (
              <li key={one.id} className="border-b border-line py-2.5 first:pt-0 last:border-0">
                <One packed={one} seenAt={list.dataUpdatedAt} />
              </li>
            ))}
          </ul>
        )
      }
    </Answered>
  )
}

const One = ({ packed, seenAt }: { packed: Packed; seenAt: number }) => {
  const { face } = usePeople()
  const { moment, date, count } = useFormat()
  const stop = useCommand('package.stop')
  const { state, progress, askedAt, askedBy, recipient, takings, keptUntil, left, because } = packed
  const spent = Math.max(0, seenAt - Date.parse(askedAt))
  const remaining = progress.made === 0 ? 0 : (spent / progress.made) * Math.max(0, progress.of - progress.made)
  const notes = [
    words.asked(face(askedBy)?.name ?? askedBy, moment(askedAt)),
    recipient && words.recipientOf(recipient),
    takings.length > 0 && words.taken(count(takings.length)),
    state === 'done' && keptUntil !== undefined && words.kept(date(keptUntil)),
  ].filter((note) => typeof note === 'string')
  return (
    <div className="grid gap-1">
      {state === 'running' ? (
        <Loading
          lines={[100]}
          progress={{ done: progress.made, all: progress.of, what: words.running, left: remaining }}
          onStop={() => stop.mutate(asked({ id: packed.id }))}
        />
      ) : null}
      {state === 'done' ? <Taking packed={packed} /> : null}
      {state === 'stopped' ? <p>{words.stopped}</p> : null}
      {state === 'failed' ? <p className="text-pretty">{words.failed(because ?? '')}</p> : null}
      <p className="text-12 text-pretty text-ink-3">{notes.join(', ')}</p>
      <Left left={left} />
      {stop.error ? <Problem problem={stop.error} /> : null}
    </div>
  )
}

/** Rights are looked at once more when it is taken: what was packed may have ended since. */
const Taking = ({ packed: { id, count: files, archive, keptUntil } }: { packed: Packed }) => {
  const { count, figure } = useFormat()
  const bytes = archive?.bytes ?? 0
  const said = bytes < 1e6 ? words.done(count(files), figure(bytes / 1e3), 'kB') : words.done(count(files), figure(bytes / 1e6), 'MB')
  const now = useNow()
  const take = useCommand('package.take')
  // The console may be reached by another name than the one that addresses are made with.
  const fetchIt = () => take.mutate(asked({ id }), { onSuccess: ({ address }) => location.assign(new URL(address).pathname) })
  const isThere = keptUntil !== undefined && Date.parse(keptUntil) > now
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <b className="font-strong">{said}</b>
        {isThere ? (
          <Button onClick={fetchIt} busy={take.isPending ? words.fetching : undefined}>
            {words.download}
          </Button>
        ) : null}
      </div>
      {isThere ? null : <p className="text-12 text-ink-2">{words.swept}</p>}
      {take.error ? <Problem problem={take.error} /> : null}
    </>
  )
}

const Left = ({ left }: { left: Packed['left'] }) => {
  const { count } = useFormat()
  if (left.length === 0) return null
  return (
    <details className="text-12 text-ink-2">
      <summary className="cursor-pointer">{words.left(count(left.reduce((sum, { files }) => sum + files, 0)))}</summary>
      <ul className="mt-1 grid gap-1">
        {left.slice(0, 20).map(({ what, why, files }) => (
          <li key={`${what} ${why}`} className="text-pretty wrap-anywhere">
            {words.leftLine(what, why, count(files))}
          </li>
        ))}
      </ul>
    </details>
  )
}
