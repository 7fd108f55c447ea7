import { useMemo } from 'react'
import type { Action } from '../../actions/action.ts'
import { Answered, Problem } from '../../api/Answered.tsx'
import type { Operations } from '../../api/operations.ts'
import { asked, useCommand, useQueryOf } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Mark } from '../../kit/Mark.tsx'
import { Section } from '../../kit/Section.tsx'
import { Time } from '../../kit/Time.tsx'
import { words } from '../words.ts'

type Letters = Operations['event.deadletters']['output']

/** Open letters, and what replays those on the screen. */
export const useDeadLetters = () => {
  const query = useQueryOf('event.deadletters', { limit: 200 })
  const replay = useCommand('event.replay')
  const { count } = useFormat()
  const { data, refetch } = query
  const actions = useMemo<readonly Action[]>(() => {
    const ids = data?.items.filter(({ whole }) => whole).map(({ id }) => id) ?? []
    if (ids.length === 0) return []
    return [
      {
        id: 'event.replay',
        group: 'do',
        label: words.replay(count(ids.length)),
        operation: 'event.replay',
        keys: 'R',
        tone: 'filled',
        busy: replay.isPending ? words.replaying : undefined,
        run: () => replay.mutate(asked({ ids }), { onSuccess: () => void refetch() }),
      },
    ]
    // The mutation is stable.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [data, count, replay.isPending, refetch])
  return { query, actions, replay }
}

/** What was sent and not taken, by reason, each with its place and what was wrong. */
export const DeadLetters = ({ query, replay }: Omit<ReturnType<typeof useDeadLetters>, 'actions'>) => {
  const { count } = useFormat()
  return (
    <Section title={words.letters} side={words.byReason} className="px-5 pb-5 max-inspector:px-(--page)">
      {replay.error ? <Problem problem={replay.error} /> : null}
      {replay.data ? (
        <p role="status" className="pb-2 text-ink-2">
          {words.replayed(count(replay.data.replayed.length), count(replay.data.still.length))}
        </p>
      ) : null}
      <Answered query={query}>
        {(letters) => (letters.total === 0 ? <p className="text-ink-2">{words.noLetters}</p> : <ByReason letters={letters} />)}
      </Answered>
    </Section>
  )
}

const ByReason = ({ letters: { items, reasons } }: { letters: Letters }) => {
  const { count } = useFormat()
  return (
    <ul>
      {reasons.map(({ reason, count: n }) => (
        <li key={reason} className="border-b border-line py-2 last:border-0">
          <h3 className="flex items-center gap-2 font-strong">
            <Mark severity="warn" />
            <span className="flex-1">{words.reasons[reason]}</span>
            {count(n)}
          </h3>
          <ul className="mt-1 grid gap-1.5">
            {items
              .filter((letter) => letter.reason === reason)
              .slice(0, 5)
              .map(({ id, at, place, problem, raw }) => (
                <li key={id} className="text-12 text-ink-2">
                  <Time at={at} as="dayClock" className="text-ink-3" /> {place ? <span className="mono text-ink">{place}</span> : null} {problem}
                  <details>
                    <summary className="target w-fit rounded-1 text-ink-3 hover:text-ink">{words.raw}</summary>
                    <code className="mono block break-all">{raw.slice(0, 600)}</code>
                  </details>
                </li>
              ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}
