import { Problem } from '../../api/Answered.tsx'
import { asked, useCommand, useQueryOf } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { ChoiceField } from '../../kit/Field.tsx'
import { Section } from '../../kit/Section.tsx'
import { useLocales } from '../useLocales.ts'
import type { Asset } from './useMediaOf.ts'
import { words } from './words.ts'

const { captions: says } = words
/** So many files are offered, the newest first. */
const offered = 100

/** Which file says in words what a video says, language by language: of the house, and whichever have one. Kept as soon as it is chosen. */
export const CaptionsForm = ({ asset }: { asset: Asset }) => {
  const bound = asset.captions ?? {}
  const locales = [...new Set([...useLocales(), ...Object.keys(bound)])]
  const { data } = useQueryOf('asset.list', { mediaType: ['text/vtt'], limit: offered })
  const { mutate, error, isPending } = useCommand('asset.amend')
  const { duration } = useFormat()
  const files = data?.items ?? []
  return (
    <Section title={says.title} note={says.meaning}>
      {data && files.length === 0 && Object.keys(bound).length === 0 ? <p className="text-pretty text-ink-2">{says.none}</p> : null}
      <div className="grid max-w-160 gap-3">
        {locales.map((locale) => (
          <ChoiceField
            key={locale}
            label={locale}
            placeholder={isPending ? '…' : says.choose}
            options={[
              ...files.map(({ id, name, duration: ends = 0 }) => ({ value: id, label: name, note: says.ends(duration(ends * 1_000)) })),
              ...(bound[locale] ? [{ value: none, label: says.away }] : []),
            ]}
            value={bound[locale]?.asset}
            onChange={(id) => mutate(asked({ id: asset.id, captions: { [locale]: id === none ? null : id }, ifVersion: asset.version }))}
          />
        ))}
      </div>
      {error ? <Problem problem={error} /> : null}
    </Section>
  )
}

const none = ''
