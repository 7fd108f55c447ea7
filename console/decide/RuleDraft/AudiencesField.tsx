import { mostApart } from '../../../engine/decide/limits.ts'
import { useListOf } from '../../api/queries.ts'
import { Button } from '../../kit/Button.tsx'
import { Pick } from '../../kit/Pick.tsx'
import { words } from './words.ts'

interface Props {
  keys: readonly string[]
  onChange: (keys: readonly string[]) => void
}

const all = {} as const
const allOfThem = 1_000

/** Audiences whose taste is learned apart, in the order in which a person counts for them. */
export const AudiencesField = ({ keys, onChange }: Props) => {
  const audiences = useListOf('audience.list', all, allOfThem).data?.items ?? []
  const nameOf = (key: string) => audiences.find((one) => one.key === key)?.name ?? key
  const left = audiences.filter(({ key, state }) => state === 'live' && !keys.includes(key))
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1 font-strong">{words.fields.audiences}</legend>
      <p className="text-12 text-pretty text-ink-2">{keys.length === 0 ? words.noAudiences : words.audiencesHint}</p>
      <ol className="grid gap-1 empty:hidden">
        {keys.map((key) => (
          <li key={key} className="flex items-center justify-between gap-2">
            <span className="cut">{nameOf(key)}</span>
            <Button tone="quiet" aria-label={words.removeAudience(nameOf(key))} onClick={() => onChange(keys.filter((one) => one !== key))}>
              ×
            </Button>
          </li>
        ))}
      </ol>
      {left.length > 0 && keys.length < mostApart ? (
        <span>
          <Pick
            label={words.addAudience}
            shown={words.addAudience}
            options={left.map(({ key, name }) => ({ value: key, label: name }))}
            value={undefined}
            onChange={(key) => onChange([...keys, key])}
          />
        </span>
      ) : null}
    </fieldset>
  )
}
