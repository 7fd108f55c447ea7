import { useState } from 'react'
import { holdsPicture, kindLabel } from '../../../engine/create/component-kind.ts'
import { mostAlso } from '../../../engine/create/limits.ts'
import { groundsFor, kindsTaken, takesPictures } from '../../../engine/create/slot-kinds.ts'
import { useQueryOf } from '../../api/queries.ts'
import { Button } from '../../kit/Button.tsx'
import { ChoiceField, TextField, TickField } from '../../kit/Field.tsx'
import { PicksField } from '../../kit/PicksField.tsx'
import { nameOf } from '../composed.ts'
import { useKinds } from '../useKinds.ts'
import { slotNameFrom, type DraftSlot, type Limits } from './draft.ts'
import { LimitFields } from './LimitFields.tsx'
import { NumberField } from './NumberField.tsx'
import { findingsIn, type Place } from './places.ts'
import type { BrandToken } from '../tokensIn.ts'
import { words } from './words.ts'

interface Props {
  slot: DraftSlot
  index: number
  slots: readonly DraftSlot[]
  sizes: readonly { name: string }[]
  /** Whether it is drawn as pictures, which tell what a text stands on. */
  isDrawn: boolean
  /** Whether a shade that is named here is seen. */
  isShaded: boolean
  colours: readonly BrandToken[]
  fonts: readonly { key: string; family: string; weight: number }[]
  places: readonly Place[]
  /** The component that it is shown with. */
  shown: { component: string; title: string } | undefined
  /** In which components are called by what they say. */
  locale: string | undefined
  onChange: (slot: DraftSlot) => void
  onName: (name: string) => void
  onShow: (component: string) => void
  onMove: (by: -1 | 1) => void
  onDrop: () => void
}

const says = words.slot
const none = '-'

/** One slot: what it takes, how much of it, how it is set, where it lies, in each size. */
export const SlotForm = (props: Props) => {
  const { slot, index, slots, sizes, fonts, places, shown, locale, onChange, onName, onShow, onMove, onDrop } = props
  const [size, setSize] = useState(sizes[0]?.name ?? '')
  const kinds = useKinds()
  const path = `slots.${index}`
  const first = sizes[0]?.name ?? ''
  const here = size === first || !sizes.some(({ name }) => name === size) ? first : size
  const isPicture = takesPictures(slot, kinds)
  const setLimits = (limits: Limits) => onChange(here === first ? { ...slot, ...limits } : { ...slot, formats: { ...slot.formats, [here]: limits } })
  return (
    <div className="grid gap-3 border-b border-line bg-thread-wash/40 px-3.5 py-3">
      <TextField
        label={says.label}
        value={slot.label}
        maxLength={80}
        findings={findingsIn(places, `${path}.label`)}
        onChange={({ target }) => onChange({ ...slot, label: target.value, ...(isFresh(slot) && { name: slotNameFrom(target.value) }) })}
      />
      <TextField
        label={says.name}
        value={slot.name}
        maxLength={40}
        spellCheck={false}
        hint={slot.was !== undefined && slot.was !== slot.name ? says.renamed(slot.was) : says.nameHint(slot.name)}
        findings={findingsIn(places, `${path}.name`)}
        onChange={({ target }) => onName(target.value)}
      />
      <ChoiceField
        label={says.kind}
        options={[...kinds.keys()].map((kind) => ({ value: kind, label: kindLabel(kind) }))}
        value={slot.kind}
        findings={findingsIn(places, `${path}.kind`)}
        onChange={(kind) => onChange({ ...slot, kind, also: slot.also?.filter((one) => one !== kind) })}
      />
      <PicksField
        label={says.also}
        hint={says.alsoHint(slot.name)}
        add={says.alsoAdd}
        most={mostAlso}
        options={[...kinds.values()].flatMap((kind) =>
          kind.name !== slot.kind && holdsPicture(kind) === isPicture ? [{ value: kind.name, label: kindLabel(kind.name) }] : [],
        )}
        chosen={slot.also ?? []}
        findings={findingsIn(places, `${path}.also`)}
        onChange={(also) => onChange({ ...slot, also })}
      />
      <TickField label={says.required} checked={slot.required} onChange={(required) => onChange({ ...slot, required })} />
      <ShownWith kinds={kindsTaken(slot)} shown={shown} locale={locale} onShow={onShow} />
      {sizes.length > 1 ? (
        <ChoiceField
          label={says.in}
          options={sizes.map(({ name }) => ({ value: name, label: name === first ? says.inFirst(name) : name }))}
          value={here}
          onChange={setSize}
          {...(here === first ? {} : { hint: says.elsewhere })}
        />
      ) : null}
      <LimitFields
        key={here}
        limits={here === first ? slot : (slot.formats[here] ?? {})}
        picture={isPicture}
        fonts={fonts}
        places={places}
        path={here === first ? path : `${path}.formats.${here}`}
        onChange={(limits) => setLimits(limitsAlone(limits))}
      />
      {isPicture ? null : <Looks {...props} slots={slots} />}
      <div className="flex flex-wrap gap-2">
        {index === 0 ? null : <Button onClick={() => onMove(-1)}>{says.up}</Button>}
        {index === slots.length - 1 ? null : <Button onClick={() => onMove(1)}>{says.down}</Button>}
        <Button tone="danger" onClick={onDrop}>
          {says.drop}
        </Button>
      </div>
    </div>
  )
}

/** A slot that nobody stored is called after its label until somebody calls it otherwise. */
const isFresh = ({ was, name, label }: DraftSlot): boolean => was === undefined && name === slotNameFrom(label)

const limitsAlone = ({ maxCharacters, maxLines, type, box, picture }: Limits): Limits => ({ maxCharacters, maxLines, type, box, picture })

interface ShownProps {
  kinds: string[]
  shown: Props['shown']
  locale: Props['locale']
  onShow: Props['onShow']
}

const ShownWith = ({ kinds, shown, locale, onShow }: ShownProps) => {
  const { data } = useQueryOf('component.list', { kind: kinds, limit: 200 }, { follows: ['component'] })
  const options = (data?.items ?? []).flatMap((one) =>
    one.state === 'retired'
      ? []
      : [
          {
            value: one.id,
            label: nameOf(one, one.picture ? [one.picture] : [], locale),
            ...(kinds.length > 1 && { note: kindLabel(one.kind) }),
          },
        ],
  )
  const isListed = options.some(({ value }) => value === shown?.component)
  return (
    <ChoiceField
      label={says.shows}
      hint={says.showsHint}
      options={shown && !isListed ? [{ value: shown.component, label: shown.title }, ...options] : options}
      value={shown?.component}
      placeholder={says.noFont}
      onChange={onShow}
    />
  )
}

/** What contrast is judged by. */
const Looks = ({ slot, index, slots, isDrawn, isShaded, colours, places, onChange }: Props) => {
  const path = `slots.${index}`
  const { ground } = slot
  const named = colours.map(({ path: token, value }) => ({ value: token, label: token, note: value }))
  const pictures = groundsFor(slot, slots, useKinds())
  const standsOn = ground === undefined ? none : 'colour' in ground ? `colour ${ground.colour}` : `slot ${ground.slot}`
  const setGround = (said: string) => {
    const [what, name = ''] = said.split(' ')
    onChange({ ...slot, ground: what === 'colour' ? { colour: name } : what === 'slot' ? { slot: name } : undefined })
  }
  return (
    <>
      <ChoiceField
        label={says.colour}
        options={[{ value: none, label: says.noFont }, ...named]}
        value={slot.colour ?? none}
        findings={findingsIn(places, path, false)}
        onChange={(colour) => onChange({ ...slot, colour: colour === none ? undefined : colour })}
      />
      <ChoiceField
        label={says.ground}
        options={[
          { value: none, label: isDrawn ? says.groundDrawn : says.groundNone },
          ...pictures.map(({ name, label }) => ({ value: `slot ${name}`, label: says.groundSlot(label) })),
          ...colours.map(({ path: token }) => ({ value: `colour ${token}`, label: says.groundColour(token) })),
        ]}
        value={standsOn}
        findings={findingsIn(places, `${path}.ground`)}
        onChange={setGround}
      />
      {ground && 'slot' in ground ? (
        <>
          {isShaded || ground.shade ? <Shade ground={ground} named={named} onChange={(next) => onChange({ ...slot, ground: next })} /> : null}
          {isShaded ? null : <p className="text-12 text-pretty text-ink-2">{says.shadeDrawn(slot.name)}</p>}
        </>
      ) : null}
    </>
  )
}

type OnPicture = Extract<NonNullable<DraftSlot['ground']>, { slot: string }>

interface ShadeProps {
  ground: OnPicture
  named: readonly { value: string; label: string; note: string }[]
  onChange: (ground: OnPicture) => void
}

const Shade = ({ ground: { slot, shade }, named, onChange }: ShadeProps) => (
  <div className="grid grid-cols-[minmax(0,1fr)_96px] items-end gap-2">
    <ChoiceField
      label={says.shade}
      options={[{ value: none, label: says.shadeNone }, ...named]}
      value={shade?.colour ?? none}
      onChange={(colour) => onChange({ slot, ...(colour !== none && { shade: { colour, opacity: shade?.opacity ?? 0.5 } }) })}
    />
    {shade ? (
      <NumberField
        label={says.opacity}
        step={0.05}
        value={shade.opacity}
        onChange={(opacity) => onChange({ slot, shade: { colour: shade.colour, opacity: opacity ?? 0 } })}
      />
    ) : null}
  </div>
)
