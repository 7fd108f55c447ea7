import { useEffect, useRef, useState } from 'react'
import { Problem } from '../../api/Answered.tsx'
import { asked, useCommand } from '../../api/queries.ts'
import { Button } from '../../kit/Button.tsx'
import { TextField } from '../../kit/Field.tsx'
import { Section } from '../../kit/Section.tsx'
import { useMayAim } from '../Measures/aim.ts'
import { sayValue, type ToldMeasure } from '../Measures/measureLine.ts'
import { useFormatBy } from '../useFormatBy.ts'
import type { ClockKind } from '../WindowFacts.tsx'
import { words } from '../words.ts'

/** In which unit a target is typed, of those that it is kept in. */
const typedPer: Record<ToldMeasure['unit'], number> = { ms: 3_600_000, share: 0.01, per100: 1, perItem: 1, perFourWeeks: 1 }

/** What a measure should come to, set where it is read. */
export const TargetForm = ({ measure, clock }: { measure: ToldMeasure; clock: ClockKind }) => {
  const { name, unit, better, target } = measure
  const format = useFormatBy(clock)
  const because = useMayAim()
  const aim = useCommand('measure.aim')
  const per = typedPer[unit]
  const [typed, setTyped] = useState(target === undefined ? '' : String(Number((target.value / per).toFixed(4))))
  const value = Number(typed.replace(',', '.'))
  const wrong = typed.trim() !== '' && !(Number.isFinite(value) && value >= 0)
  const set = (to: number | null) => aim.mutate(asked({ measure: name, value: to }))
  const field = useFocusFromAddress()
  return (
    <Section
      title={words.target}
      side={target ? targetSaid(measure, sayValue(unit, target.value, format)) : words.noTarget}
      className="border-t border-line pb-3"
    >
      {because ? (
        <p className="text-12 text-pretty text-ink-2">{because}</p>
      ) : (
        <form
          noValidate
          ref={field}
          className="grid gap-2"
          onSubmit={(event) => {
            event.preventDefault()
            if (typed.trim() !== '' && !wrong) set(value * per)
          }}
        >
          <TextField
            label={(better === 'lower' ? words.atMost : words.atLeast)(words.units[unit])}
            inputMode="decimal"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            {...(wrong ? { findings: [{ severity: 'block' as const, sentence: words.noNumber }] } : {})}
          />
          <Buttons busy={aim.isPending} onClear={target && (() => set(null))} />
        </form>
      )}
      {aim.error ? (
        <div className="mt-2">
          <Problem problem={aim.error} />
        </div>
      ) : null}
    </Section>
  )
}

const Buttons = ({ busy, onClear }: { busy: boolean; onClear: (() => void) | undefined }) => (
  <div className="flex flex-wrap gap-2">
    <Button type="submit" busy={busy ? words.saving : undefined}>
      {words.save}
    </Button>
    {onClear ? (
      <Button tone="quiet" onClick={onClear}>
        {words.clear}
      </Button>
    ) : null}
  </div>
)

const targetSaid = ({ better, target }: ToldMeasure, said: string): string =>
  [`${better === 'lower' ? '≤' : '≥'} ${said}`, ...(target?.met === undefined ? [] : [target.met ? words.met : words.notYet])].join(', ')

/** Who comes from “Set a target” finds the cursor in the field. */
const useFocusFromAddress = () => {
  const field = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (window.location.hash === '#target') field.current?.querySelector('input')?.focus()
  }, [])
  return field
}
