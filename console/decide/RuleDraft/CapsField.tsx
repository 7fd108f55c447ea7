import { mostRemembered } from '../../../engine/decide/limits.ts'
import { longestWindow } from '../../../engine/decide/window.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Button } from '../../kit/Button.tsx'
import { Pick } from '../../kit/Pick.tsx'
import { type RuleForm, type TypedCap, type Unit } from './form.ts'
import { words } from './words.ts'

interface Props {
  caps: RuleForm['caps']
  wrong: (place: number) => boolean
  onChange: (caps: RuleForm['caps']) => void
}

const units: { value: Unit; label: string }[] = [
  { value: 'days', label: words.units.days },
  { value: 'minutes', label: words.units.minutes },
]

const box = 'h-(--control) w-full rounded-2 border bg-surface px-2 text-right text-ink hover:border-ink-3'

/** How often one person may see it, within how long, and what of it: one line a cap. */
export const CapsField = ({ caps, wrong, onChange }: Props) => {
  const { count } = useFormat()
  const set = (place: number, change: Partial<TypedCap>) => onChange(caps.map((cap, index) => (index === place ? { ...cap, ...change } : cap)))
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1 font-strong">{words.fields.caps}</legend>
      {caps.length === 0 ? (
        <p className="text-12 text-ink-2">{words.noCaps}</p>
      ) : (
        <div aria-hidden="true" className="grid grid-cols-[56px_72px_auto] gap-x-2 text-12 text-ink-3">
          <span className="text-right">{words.mostHead}</span>
          <span className="text-right">{words.withinHead}</span>
        </div>
      )}
      {caps.map((cap, place) => {
        const number = String(place + 1)
        const border = wrong(place) ? 'border-block' : 'border-edge'
        return (
          // A cap has nothing of its own but its place.
          // oxlint-disable-next-line react/no-array-index-key
          <div key={place}>
            <div className="grid grid-cols-[56px_72px_auto_minmax(0,1fr)_auto] items-center justify-start gap-x-2">
              {(['most', 'within'] as const).map((part) => (
                <input
                  key={part}
                  inputMode="numeric"
                  aria-label={words[part](number)}
                  aria-invalid={wrong(place) || undefined}
                  value={cap[part]}
                  onChange={(event) => set(place, { [part]: event.target.value })}
                  className={`${box} ${border}`}
                />
              ))}
              <Pick label={words.unit(number)} options={units} value={cap.unit} onChange={(unit) => set(place, { unit })} />
              <span className="text-12 text-ink-2">{words.capOn(cap.on)}</span>
              <Button tone="quiet" aria-label={words.removeCap(number)} onClick={() => onChange(caps.filter((_, index) => index !== place))}>
                ×
              </Button>
            </div>
            {wrong(place) ? (
              <p className="mt-1 text-12">
                {words.notNumber('1', count(mostRemembered))} {words.notNumber('1', count(longestWindow[cap.unit]))}
              </p>
            ) : null}
          </div>
        )
      })}
      <span>
        <Button onClick={() => onChange([...caps, { most: '3', within: '7', unit: 'days', on: {} }])}>{words.addCap}</Button>
      </span>
    </fieldset>
  )
}
