import { Problem } from '../../api/Answered.tsx'
import { asked, useCommand } from '../../api/queries.ts'
import { Button } from '../../kit/Button.tsx'
import { Section } from '../../kit/Section.tsx'
import { Loading } from '../../kit/state/Loading.tsx'
import type { Rule } from './form.ts'
import type { useRuleDraft, WhatIf } from './useRuleDraft.ts'
import { WhatIfReport } from './WhatIfReport.tsx'
import { words } from './words.ts'

interface Props {
  rule: Rule
  look: ReturnType<typeof useRuleDraft>['look']
  /** When the answer came that says how far it is. */
  seenAt: number
  report: WhatIf | undefined
  className: string
}

/** Exact differences before anything else: not looked at yet, being looked at, and what was seen. */
export const WhatIfSection = ({ rule, look, seenAt, report, className }: Props) => {
  const start = useCommand('whatIf.start')
  const stop = useCommand('whatIf.stop')
  const begin = () => start.mutate(asked({ rule: rule.id }))
  if (report && look?.state === 'done') return <WhatIfReport whatIf={report} className={className} />
  const problem = start.error ?? stop.error
  return (
    <Section title={words.whatIf} className={className}>
      {look?.state === 'running' || look?.state === 'done' ? (
        <Running look={look} seenAt={seenAt} onStop={look.state === 'running' ? () => stop.mutate(asked({ id: look.id })) : undefined} />
      ) : (
        <>
          <p className="text-pretty">{sentenceOf(look)}</p>
          {look ? null : <p className="text-pretty text-ink-2">{words.neverMeaning}</p>}
          <div className="mt-2">
            <Button onClick={begin} busy={start.isPending ? words.starting : undefined}>
              {look ? words.again : words.look}
            </Button>
          </div>
        </>
      )}
      {problem ? (
        <div className="mt-2">
          <Problem problem={problem} />
        </div>
      ) : null}
    </Section>
  )
}

type Look = NonNullable<Props['look']>

const sentenceOf = (look: Props['look']): string => {
  if (look?.state === 'failed') return words.failed(look.because ?? '')
  return look?.state === 'stopped' ? words.stopped : words.neverLooked
}

const Running = ({ look: { progress, askedAt }, seenAt, onStop }: { look: Look; seenAt: number; onStop: (() => void) | undefined }) => {
  if (progress.of === 0) return <Counting onStop={onStop} />
  const spent = Math.max(0, seenAt - Date.parse(askedAt))
  const left = progress.looked === 0 ? 0 : (spent / progress.looked) * Math.max(0, progress.of - progress.looked)
  return <Loading lines={[100, 84, 92]} progress={{ done: progress.looked, all: progress.of, what: words.looking, left }} onStop={onStop} />
}

/** How many there are to decide once more is itself looked up first. */
const Counting = ({ onStop }: { onStop: (() => void) | undefined }) => <Loading lines={[100, 84, 92]} running={words.counting} onStop={onStop} />
