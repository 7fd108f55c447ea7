import { channelName } from '../../../engine/create/channel-name.ts'
import { useListOf } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { ChoiceField, TextField, type FieldFinding } from '../../kit/Field.tsx'
import type { Begun, Draft, Template } from './draft.ts'
import { words } from './words.ts'

const underWay = { state: ['open' as const, 'assigned' as const, 'inReview' as const, 'live' as const] }
const most = 1_000
const none = 'none'

interface Props {
  draft: Draft
  begun: Begun
  change: (next: Partial<Draft>) => void
  /** What was refused of a field of the operation. */
  said: (field: string) => FieldFinding[]
  onTemplate: (template: Template) => void
}

/** What it is called, laid out by, said in, shown in and made for. */
export const FamilyFields = ({ draft, begun, change, said, onTemplate }: Props) => {
  const { count } = useFormat()
  const briefs = useListOf('brief.list', underWay, most).data?.items ?? []
  const layoutOf = ({ id, name, channel, slots }: Template) => {
    const place = begun.fitting.get(id)
    return {
      value: id,
      label: name,
      note: place === undefined ? words.slots(channelName(channel), count(slots.length)) : words.fits(place),
    }
  }
  const fitting = begun.templates.toSorted((a, b) => Number(begun.fitting.has(b.id)) - Number(begun.fitting.has(a.id)))
  const named = begun.brief && !briefs.some(({ id }) => id === begun.brief?.id) ? [begun.brief, ...briefs] : briefs
  return (
    <div className="grid max-w-160 grid-cols-2 gap-4 max-column:grid-cols-1 [&>.whole]:col-span-full">
      <div className="whole">
        <TextField
          label={words.name}
          maxLength={140}
          autoFocus
          value={draft.name}
          findings={[...said('name'), ...said('key')]}
          onChange={(event) => change({ name: event.target.value })}
        />
      </div>
      <ChoiceField
        label={words.template}
        hint={words.templateHint}
        options={fitting.map(layoutOf)}
        value={draft.template}
        placeholder={words.choose}
        findings={said('template')}
        onChange={(id) => {
          const next = begun.templates.find((one) => one.id === id)
          if (next) onTemplate(next)
        }}
      />
      <ChoiceField
        label={words.brief}
        hint={words.briefHint}
        options={[{ value: none, label: words.noBrief }, ...named.map(({ id, title }) => ({ value: id, label: title }))]}
        value={draft.brief ?? none}
        findings={said('brief')}
        onChange={(id) => change({ brief: id === none ? undefined : id })}
      />
      <TextField
        label={words.locales}
        hint={words.localesHint}
        value={draft.locales}
        findings={said('locales')}
        onChange={(event) => change({ locales: event.target.value })}
      />
      <TextField
        label={words.markets}
        hint={words.marketsHint}
        value={draft.markets}
        findings={said('markets')}
        onChange={(event) => change({ markets: event.target.value })}
      />
    </div>
  )
}
