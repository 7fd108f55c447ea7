import { channelTitle, everyChannel } from '../../../engine/create/channel-name.ts'
import { ChoiceField, TextArea, TextField } from '../../kit/Field.tsx'
import { keyFrom, type Draft } from './draft.ts'
import { findingsIn, type Place } from './places.ts'
import { words } from './words.ts'

interface Props {
  draft: Draft
  /** It is stored: what it is called by stays. */
  stored: boolean
  brands: readonly { id: string; name: string }[]
  places: readonly Place[]
  onChange: (draft: Draft) => void
  onChannel: (channel: Draft['channel']) => void
}

const says = words.about
const channels = everyChannel.map((value) => ({ value, label: channelTitle(value) }))

/** What it is called, where it is shown, whose tokens it uses, and what a letter says before it is opened. */
export const AboutPane = ({ draft, stored, brands, places, onChange, onChannel }: Props) => {
  const change = (next: Partial<Draft>) => onChange({ ...draft, ...next })
  return (
    <div className="grid gap-4 px-3.5 py-3">
      <TextField
        label={says.name}
        value={draft.name}
        maxLength={120}
        findings={findingsIn(places, 'name')}
        onChange={({ target }) => change({ name: target.value, ...(!stored && draft.key === keyFrom(draft.name) && { key: keyFrom(target.value) }) })}
      />
      {stored ? (
        <dl className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-4 gap-y-1">
          <dt className="text-ink-3">{says.key}</dt>
          <dd className="mono">{draft.key}</dd>
          <dt className="text-ink-3">{says.channel}</dt>
          <dd>{channelTitle(draft.channel)}</dd>
          <dt className="text-ink-3">{says.brand}</dt>
          <dd>{brands.find(({ id }) => id === draft.brand)?.name}</dd>
        </dl>
      ) : (
        <>
          <TextField
            label={says.key}
            value={draft.key}
            hint={says.keyHint}
            spellCheck={false}
            findings={findingsIn(places, 'key')}
            onChange={({ target }) => change({ key: target.value })}
          />
          <ChoiceField label={says.channel} options={channels} value={draft.channel} hint={says.channelHint} onChange={onChannel} />
          <ChoiceField
            label={says.brand}
            options={brands.map(({ id, name }) => ({ value: id, label: name }))}
            value={draft.brand}
            findings={findingsIn(places, 'brand')}
            onChange={(brand) => change({ brand })}
          />
        </>
      )}
      {draft.channel === 'email' ? (
        <>
          <TextArea
            label={says.subject}
            hint={says.liquid}
            rows={2}
            maxLength={400}
            value={draft.subject}
            findings={findingsIn(places, 'subject')}
            onChange={({ target }) => change({ subject: target.value })}
          />
          <TextArea
            label={says.preheader}
            rows={2}
            maxLength={400}
            value={draft.preheader}
            findings={findingsIn(places, 'preheader')}
            onChange={({ target }) => change({ preheader: target.value })}
          />
        </>
      ) : null}
    </div>
  )
}
