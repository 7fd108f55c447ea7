import { useFormat } from '../format/useFormat.ts'
import { strings } from '../strings.ts'
import { ActorMark, type ActorFace } from './Actor.tsx'
import { Go } from './Go.tsx'
import { Time } from './Time.tsx'

export interface JournalLine {
  seq: number
  /** RFC 3339. */
  at: string
  actor: ActorFace
  /** Verb in the past tense and its thing: "drafted rule 14 for Home hero". */
  sentence: string
  /** Why, where the sentence alone does not say it: a refusal in its own words, below the sentence and never cut. */
  because?: string
  href?: string
  /** It is open beside the list. */
  current?: boolean
  /** seq of the entry that this one answered. */
  cause?: number
}

/** Entries by their cause: what answered another stands below it. What moved last comes first, within it in order. */
export const byCause = (lines: readonly JournalLine[]): JournalLine[][] => {
  const known = new Map(lines.map((line) => [line.seq, line]))
  const rootOf = (line: JournalLine): number => {
    const cause = line.cause === undefined ? undefined : known.get(line.cause)
    return cause && cause.seq < line.seq ? rootOf(cause) : line.seq
  }
  const groups = Map.groupBy(lines, rootOf)
  const latest = (group: readonly JournalLine[]) => Math.max(...group.map(({ seq }) => seq))
  return [...groups.values()].toSorted((a, b) => latest(b) - latest(a)).map((group) => group.toSorted((a, b) => a.seq - b.seq))
}

/** Time, actor, verb in the past tense, thing; grouped by cause. */
export const Journal = ({ lines, label }: { lines: readonly JournalLine[]; label: string }) => (
  <ol aria-label={label}>
    {byCause(lines).map((group) => (
      <li key={group[0]?.seq}>
        <Line line={group[0] as JournalLine} />
        {group.length > 1 ? (
          <ol className="ml-[52px] border-l border-line-strong pl-2">
            {group.slice(1).map((line) => (
              <li key={line.seq}>
                <Line line={line} answered />
              </li>
            ))}
          </ol>
        ) : null}
      </li>
    ))}
  </ol>
)

const Line = ({ line, answered = false }: { line: JournalLine; answered?: boolean }) => {
  const sentence = (
    <>
      <b>{line.actor.name}</b> <span className="text-ink-2">{line.sentence}</span>
    </>
  )
  return (
    <div className="grid min-h-6.5 grid-cols-[38px_18px_minmax(0,1fr)] items-center gap-1.5 pointer-coarse:min-h-11">
      <Time at={line.at} as="clock" className="font-mono text-11 text-ink-3" />
      <ActorMark actor={line.actor} titled={!answered} />
      {line.href ? (
        <Go href={line.href} aria-current={line.current ? 'true' : undefined} className="cut rounded-1 hover:underline aria-[current]:bg-thread-wash">
          {sentence}
        </Go>
      ) : (
        <span className="cut">{sentence}</span>
      )}
      {line.because === undefined ? null : <p className="col-start-3 max-w-180 pb-1 text-12 text-pretty text-ink-2">{line.because}</p>}
    </div>
  )
}

/** "2 new": nothing moves under the hand; what came waits until it is taken. */
export const Fresh = ({ count, onTake }: { count: number; onTake: () => void }) => {
  const format = useFormat()
  if (count === 0) return null
  return (
    <button
      type="button"
      aria-keyshortcuts="."
      aria-label={strings.live.takeFresh(format.count(count))}
      onClick={onTake}
      className="target rounded-1 text-12 font-label text-thread hover:underline"
    >
      {strings.live.fresh(format.count(count))}
    </button>
  )
}
