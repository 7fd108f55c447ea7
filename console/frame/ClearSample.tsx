import { useState, type ReactNode } from 'react'
import { Answered, Problem } from '../api/Answered.tsx'
import type { Operations } from '../api/operations.ts'
import { asked, useCommand, useQueryOf } from '../api/queries.ts'
import { useFormat } from '../format/useFormat.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { TextField } from '../kit/Field.tsx'
import { words } from './words.ts'
import { useFrame } from './FrameContext.ts'

type Told = Operations['demo.preview']['output']
type Counts = Told['goes']

/** What clearing the sample takes and what it leaves, told with counts before it is done. */
export const ClearSample = ({ onClose }: { onClose: () => void }) => {
  const { engine } = useFrame()
  const { mutate, error, isPending, isSuccess } = useCommand('demo.reset')
  // Asked once: it looks at all that the engine holds, and clearing itself looks anew. Once it is under way nothing may be left to tell of.
  const query = useQueryOf('demo.preview', {}, { enabled: !isPending && !isSuccess })
  const [name, setName] = useState('')
  // Everything that was shown is of another engine now, in a manner of speaking: the console begins anew.
  const clear = () =>
    mutate(asked({ confirm: engine.name, ...(name.trim() === '' ? {} : { name: name.trim() }) }), { onSuccess: () => location.assign('/') })
  return (
    <Dialog
      title={words.title(engine.name)}
      sentence={
        <div className="grid max-h-[52vh] gap-3 overflow-y-auto">
          {error ? <Problem problem={error} /> : null}
          <Answered query={query}>{(told) => <WhatGoes told={told} />}</Answered>
          <TextField label={words.name} hint={words.nameHint} maxLength={80} value={name} onChange={(event) => setName(event.target.value)} />
          <p className="text-ink">{words.type}</p>
        </div>
      }
      verb={words.verb}
      typeName={engine.name}
      destroys
      busy={isPending ? words.clearing : undefined}
      because={query.data?.vain}
      open
      onOpenChange={(open) => open || onClose()}
      onConfirm={clear}
    />
  )
}

const WhatGoes = ({ told: { goes, stays, needed, synthetic } }: { told: Told }) => {
  const { count } = useFormat()
  return (
    <dl className="grid gap-2">
      <Part name={words.goes}>
        <Counted counts={goes} />. {words.traffic(count(synthetic.decisions), count(synthetic.profiles))}
        {synthetic.readers > 0 ? ` ${words.readers(count(synthetic.readers))}` : ''}
      </Part>
      <Part name={words.stays}>
        <Counted counts={stays} />. {words.journal}
      </Part>
      {needed.length > 0 ? (
        <Part name={words.needed}>
          <Counted counts={needed} />. {words.neededMeaning}
        </Part>
      ) : null}
    </dl>
  )
}

const Part = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt className="font-strong text-ink">{name}</dt>
    <dd>{children}</dd>
  </div>
)

const Counted = ({ counts }: { counts: Counts }) => {
  const { count } = useFormat()
  return counts.length === 0 ? words.nothing : counts.map(({ kind, count: all }) => words.counted(count(all), kind)).join(', ')
}
