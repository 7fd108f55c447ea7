import { useState } from 'react'
import { Answered, Problem } from '../../api/Answered.tsx'
import type { Operations } from '../../api/operations.ts'
import { asked, useCommand, useQueryOf } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { useFrame } from '../../frame/FrameContext.ts'
import { Button } from '../../kit/Button.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { Section } from '../../kit/Section.tsx'
import { words } from '../words.ts'

type Purges = Operations['purge.list']['output']

/** How much of the traffic was made up, and the way to be rid of it. */
export const MadeUp = () => {
  const query = useQueryOf('purge.list', { limit: 1 }, { follows: ['decision', 'profile'] })
  return (
    <Section title={words.madeUp} className="border-t border-line px-5 py-5 max-inspector:px-(--page)">
      <Answered query={query}>
        {({ items: [latest], left }) => (
          <div className="grid justify-items-start gap-2">
            {latest?.state === 'running' ? <Running purge={latest} /> : <Standing left={left} latest={latest} />}
          </div>
        )}
      </Answered>
    </Section>
  )
}

const Standing = ({ left, latest }: { left: Purges['left']; latest: Purges['items'][number] | undefined }) => {
  const { count, momentExact } = useFormat()
  const there = left.decisions > 0 || left.profiles > 0
  return (
    <>
      <p className="text-ink-2">{there ? words.madeUpThere(count(left.decisions), count(left.profiles)) : words.madeUpNone}</p>
      {there ? <TakeAway left={left} /> : null}
      {latest ? (
        <p className="text-12 text-ink-2">
          {words.purgeStates[latest.state]}{' '}
          {words.removed(count(latest.removed.decisions), count(latest.removed.events), momentExact(latest.settledAt ?? latest.at))}
        </p>
      ) : null}
    </>
  )
}

const TakeAway = ({ left: { decisions, profiles, readers } }: Pick<Purges, 'left'>) => {
  const { count } = useFormat()
  const { engine } = useFrame()
  const [open, setOpen] = useState(false)
  const { mutate, error, isPending } = useCommand('purge.start')
  return (
    <>
      <Button tone="danger" onClick={() => setOpen(true)}>
        {words.takeAway}
      </Button>
      <Dialog
        title={words.takeAwayTitle}
        sentence={
          error ? (
            <Problem problem={error} />
          ) : (
            <>
              <p>
                {words.takes(count(decisions), count(profiles))} {readers > 0 ? words.takesReaders(count(readers)) : null}
              </p>
              <p className="mt-1.5">{words.takeAwaySentence}</p>
            </>
          )
        }
        verb={words.takeAway}
        typeName={engine.name}
        destroys
        busy={isPending ? words.takingAway : undefined}
        open={open}
        onOpenChange={setOpen}
        onConfirm={() => mutate(asked({ confirm: engine.name }), { onSuccess: () => setOpen(false) })}
      />
    </>
  )
}

const Running = ({ purge: { id, removed } }: { purge: Purges['items'][number] }) => {
  const { count } = useFormat()
  const { mutate, error, isPending } = useCommand('purge.stop')
  return (
    <>
      <p role="status" className="text-ink-2">
        {words.goneSoFar(count(removed.decisions), count(removed.events), count(removed.profiles))}
      </p>
      {error ? <Problem problem={error} /> : null}
      <Button busy={isPending ? words.stopping : undefined} onClick={() => mutate(asked({ id }))}>
        {words.stop}
      </Button>
    </>
  )
}
