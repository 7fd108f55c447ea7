import { channelName } from '../../../engine/create/channel-name.ts'
import { useQueryOf } from '../../api/queries.ts'
import { useRetiring } from '../../api/useRetiring.tsx'
import { useFormat } from '../../format/useFormat.ts'
import { InspectorSection } from '../../frame/Inspector.tsx'
import { Button } from '../../kit/Button.tsx'
import { Go } from '../../kit/Go.tsx'
import { Retire } from '../../kit/Retire.tsx'
import { useMediaOf } from '../Assets/useMediaOf.ts'
import type { Preset } from './draft.ts'
import { useMayAmendPresets } from './useMayAmendPresets.ts'
import { words } from './words.ts'

/** One preset: where it is had, and what the newest pictures are in it. */
export const PresetDetails = ({ preset, onAmend, onGone }: { preset: Preset; onAmend: () => void; onGone: () => void }) => {
  const { count } = useFormat()
  const because = useMayAmendPresets()
  const media = useMediaOf()
  const { key, name, note, type, width, height, fit, maxBytes, channel } = preset
  const said = [
    words.frame(count(width), height === undefined ? undefined : count(height)),
    height === undefined ? words.fits.width : words.fits[fit],
    words.types[type],
    ...(maxBytes === undefined ? [] : [words.weight(count(maxBytes / 1_000))]),
    channelName(channel),
  ]
  return (
    <>
      <div className="border-b border-line px-4 py-3.5">
        <h2 className="pr-6 text-15 font-title">{name}</h2>
        <p className="mono mt-0.5 text-ink-2">{key}</p>
        {note ? <p className="mt-1.5 text-pretty">{note}</p> : null}
        <p className="mt-1.5 text-pretty text-ink-2">{said.join(', ')}</p>
      </div>
      <InspectorSection title={words.address}>
        <code className="mono block rounded-2 bg-sunken px-2.5 py-2 text-12 break-all select-all">{media?.preset({ key, type }, 'HASH')}</code>
        <p className="mt-1.5 text-12 text-pretty text-ink-2">{words.addressHint}</p>
      </InspectorSection>
      <InspectorSection title={words.pictures}>
        <Newest preset={preset} />
      </InspectorSection>
      <div className="flex flex-wrap gap-2 px-4 py-3.5">
        {because === undefined ? (
          <>
            <Button onClick={onAmend}>{words.amend}</Button>
            <RetirePreset preset={preset} onGone={onGone} />
          </>
        ) : (
          <p className="text-pretty text-ink-2">{because}</p>
        )}
      </div>
    </>
  )
}

const mostShown = 4

const Newest = ({ preset: { key, type, version } }: { preset: Preset }) => {
  const media = useMediaOf()
  const { data } = useQueryOf('asset.list', { state: 'usable', limit: mostShown }, { follows: ['asset'] })
  if (!data || !media) return null
  if (data.items.length === 0) return <p className="text-ink-2">{words.noPictures}</p>
  return (
    <ul className="grid grid-cols-2 items-start gap-2">
      {data.items.map((asset) => (
        <li key={asset.id} className="min-w-0">
          <Go href={`/assets/${asset.key}`} className="block" aria-label={asset.name}>
            {/* A browser keeps what lies at an address; what the preset was before is not what is shown here. */}
            <img src={`${media.preset({ key, type }, asset.hash)}?${version}`} alt="" loading="lazy" className="w-full rounded-1 bg-sunken" />
          </Go>
        </li>
      ))}
    </ul>
  )
}

const RetirePreset = ({ preset: { id, name, version }, onGone }: { preset: Preset; onGone: () => void }) => {
  const retiring = useRetiring('preset.retire', { id, ifVersion: version }, onGone)
  return <Retire verb={words.retire} title={words.retireTitle(name)} sentence={words.retireSentence} {...retiring} />
}
