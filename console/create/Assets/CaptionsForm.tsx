import { Problem } from '../../api/Answered.tsx'
import type { Operations } from '../../api/operations.ts'
import { asked, useCommand, useQueryOf } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { ChoiceField, TextField } from '../../kit/Field.tsx'
import { Section } from '../../kit/Section.tsx'
import { useHeldText } from '../../kit/useHeldText.ts'
import { useLocales } from '../useLocales.ts'
import type { Asset } from './useMediaOf.ts'
import { words } from './words.ts'

type File = Operations['asset.list']['output']['items'][number]

const { captions: says } = words
/** So many files are offered, the newest first; words reach the others. */
const offered = 12

interface Props {
  asset: Asset
  /** What is looked for. */
  typed: string
  onType: (typed: string) => void
}

/** Which file says in words what a video says, language by language: of the house, and whichever have one. Kept as soon as it is chosen. */
export const CaptionsForm = ({ asset, typed, onType }: Props) => {
  const bound = asset.captions ?? {}
  const locales = [...new Set([...useLocales(), ...Object.keys(bound)])]
  const text = useHeldText(typed.trim())
  const { data } = useQueryOf('asset.list', { mediaType: ['text/vtt'], limit: offered, ...(text === '' ? {} : { words: text }) })
  const { mutate, error, isPending } = useCommand('asset.amend')
  const { count } = useFormat()
  const { items: files, total } = data ?? { items: [], total: 0 }
  const isEmpty = data !== undefined && total === 0
  return (
    <Section title={says.title} note={says.meaning}>
      {isEmpty && text === '' && Object.keys(bound).length === 0 ? <p className="text-pretty text-ink-2">{says.none}</p> : null}
      <div className="grid max-w-160 gap-3">
        {typed !== '' || total > files.length ? (
          <TextField
            label={says.find}
            type="search"
            value={typed}
            onChange={({ target }) => onType(target.value)}
            hint={
              <span role="status">
                {isEmpty && text !== '' ? says.noMatch : total > files.length ? says.others(count(files.length), count(total)) : null}
              </span>
            }
          />
        ) : null}
        {locales.map((locale) => (
          <CaptionsField
            key={locale}
            locale={locale}
            bound={bound[locale]?.asset}
            files={files}
            isPending={isPending}
            onChange={(id) => mutate(asked({ id: asset.id, captions: { [locale]: id }, ifVersion: asset.version }))}
          />
        ))}
      </div>
      {error ? <Problem problem={error} /> : null}
    </Section>
  )
}

interface FieldProps {
  locale: string
  /** id of the file that is named for it. */
  bound: string | undefined
  files: readonly File[]
  isPending: boolean
  onChange: (id: string | null) => void
}

const none = ''

/** What is named for a language stays in sight, whatever was looked for. */
const CaptionsField = ({ locale, bound = none, files, isPending, onChange }: FieldProps) => {
  const { duration } = useFormat()
  const named = useQueryOf('asset.show', { id: bound }, { enabled: bound !== none && !files.some(({ id }) => id === bound) })
  const held = named.data?.asset.id === bound ? [named.data.asset] : []
  const listed = new Map([...held, ...files].map((file) => [file.id, file]))
  return (
    <ChoiceField
      label={locale}
      placeholder={isPending ? '…' : says.choose}
      options={[
        ...[...listed.values()].map(({ id, name, duration: ends = 0 }) => ({ value: id, label: name, note: says.ends(duration(ends * 1_000)) })),
        ...(bound === none ? [] : [{ value: none, label: says.away }]),
      ]}
      value={bound === none ? undefined : bound}
      onChange={(id) => onChange(id === none ? null : id)}
    />
  )
}
