import { useFormat } from '../../format/useFormat.ts'
import { Button } from '../../kit/Button.tsx'
import { Go } from '../../kit/Go.tsx'
import { Icon } from '../../kit/Icon.tsx'
import { Twin } from './Twin.tsx'
import type { Sent } from './uploading.ts'
import type { Uploads } from './useUploads.ts'
import { words } from './words.ts'

const { upload: says } = words
const going: readonly Sent['state'][] = ['waiting', 'sending', 'broken', 'reading']

const ends = ['added', 'same', 'refused', 'left', 'stopped'] as const
/** More lines than that are read by nobody; what is on its way or did not come in is told all the same. */
const mostLines = 100

/** Each file with how far it is, or what became of it. */
export const UploadList = ({ sent, looking, stop, clear, label = says.list }: Omit<Uploads, 'add'> & { label?: string }) => {
  const { count } = useFormat()
  if (sent.length === 0) return looking ? <p role="status">{says.looking}</p> : null
  const done = sent.filter(({ state }) => !going.includes(state)).length
  const uncleared = sent.filter(({ stated }) => stated !== undefined).length
  const lines = sent.length <= mostLines ? sent : sent.filter(({ state }) => state !== 'waiting' && state !== 'added').slice(0, mostLines)
  return (
    <section aria-label={label} className="rounded-2 border border-line">
      <div className="flex items-center justify-between gap-3 border-b border-line px-3 py-1.5">
        <p role="status">{looking ? says.looking : done < sent.length ? says.summary(count(done), count(sent.length)) : overInWords(sent, count)}</p>
        <Button tone="quiet" onClick={done < sent.length ? () => stop() : clear}>
          {done < sent.length ? says.stopAll : says.clear}
        </Button>
      </div>
      <ul className="max-h-64 overflow-y-auto">
        {lines.map((one) => (
          <Line key={one.id} one={one} onStop={() => stop(one.id)} />
        ))}
      </ul>
      {uncleared > 0 ? (
        <p className="flex flex-wrap items-baseline gap-x-2 border-t border-line px-3 py-1.5 text-pretty">
          {says.toClear(count(uncleared))}
          <Go href="/library?view=assets&rights=uncleared" className="linked">
            {says.seeUncleared}
          </Go>
        </p>
      ) : null}
      {lines.length < sent.length ? <p className="px-3 py-1.5 text-12 text-ink-2">{says.others(count(sent.length - lines.length))}</p> : null}
    </section>
  )
}

/** 3 added, 1 refused. */
const overInWords = (sent: readonly Sent[], count: (n: number) => string): string =>
  ends
    .flatMap((end) => {
      const these = sent.filter(({ state }) => state === end).length
      return these > 0 || end === 'added' ? [says.ends[end](count(these))] : []
    })
    .join(', ')

const Line = ({ one, onStop }: { one: Sent; onStop: () => void }) => {
  const { percentWhole } = useFormat()
  const isGoing = going.includes(one.state)
  return (
    <li className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)_24px] items-center gap-3 border-b border-line px-3 py-1.5 last:border-0">
      {one.asset === undefined ? (
        <span className="wrap-anywhere">{one.name}</span>
      ) : (
        <Go href={`/assets/${one.asset}`} className="linked wrap-anywhere">
          {one.name}
        </Go>
      )}
      <span className="grid gap-1">
        <span className={one.state === 'refused' ? 'text-pretty text-block' : 'text-pretty text-ink-2'}>
          {stateOf(one, percentWhole)}
          {one.near ? (
            <>
              ; <Twin near={one.near} />
            </>
          ) : null}
          {one.stated === undefined ? null : `; ${says.uncleared(one.stated)}`}
        </span>
        {isGoing ? <progress value={one.share} max={1} aria-label={one.name} className="h-1 w-full accent-thread" /> : null}
      </span>
      {isGoing ? (
        <button
          type="button"
          aria-label={says.stop(one.name)}
          onClick={onStop}
          className="target grid size-6 place-items-center rounded-1 hover:bg-hover"
        >
          <Icon name="close" className="size-[11px] text-ink-3" />
        </button>
      ) : null}
    </li>
  )
}

const stateOf = ({ state, share, why }: Sent, percent: (share: number) => string): string => {
  if (why !== undefined) return why
  if (state === 'sending') return says.sending(percent(share))
  return {
    waiting: says.waiting,
    broken: says.again,
    reading: says.reading,
    added: says.added,
    same: '',
    refused: '',
    left: '',
    stopped: says.stopped,
  }[state]
}
