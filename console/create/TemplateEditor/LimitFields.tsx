import type { ReactNode } from 'react'
import { ChoiceField, type FieldFinding } from '../../kit/Field.tsx'
import type { Limits } from './draft.ts'
import { NumberField } from './NumberField.tsx'
import { findingsIn, type Place } from './places.ts'
import { words } from './words.ts'

interface Props {
  limits: Limits
  /** Whether it holds a picture. */
  picture: boolean
  fonts: readonly { key: string; family: string; weight: number }[]
  places: readonly Place[]
  /** Where a refusal names it: `slots.0`, `slots.0.formats.leaderboard`. */
  path: string
  onChange: (limits: Limits) => void
}

const says = words.slot
const none = '-'
const grid = 'grid grid-cols-[repeat(auto-fill,minmax(60px,1fr))] gap-2'

/** How much stands in a slot, how it is set, and where. */
export const LimitFields = ({ limits, picture, fonts, places, path, onChange }: Props) => {
  const change = (next: Partial<Limits>) => onChange({ ...limits, ...next })
  const part = { limits, change, found: (at: string) => findingsIn(places, `${path}.${at}`) }
  return (
    <>
      {picture ? (
        <PictureFields {...part} />
      ) : (
        <>
          <div className="grid grid-cols-2 gap-2">
            {(['maxCharacters', 'maxLines'] as const).map((name) => (
              <NumberField
                key={name}
                label={says[name]}
                value={limits[name]}
                findings={part.found(name)}
                onChange={(value) => change({ [name]: value })}
              />
            ))}
          </div>
          <TypeFields {...part} fonts={fonts} />
        </>
      )}
      <BoxFields {...part} />
    </>
  )
}

interface PartProps {
  limits: Limits
  change: (next: Partial<Limits>) => void
  /** What is said of one of them, by where a refusal names it: `type.font`. */
  found: (at: string) => FieldFinding[]
}

const PictureFields = ({ limits: { picture }, change, found }: PartProps) => (
  <Group title={says.picture}>
    <div className={grid}>
      {(['width', 'height'] as const).map((side) => (
        <NumberField
          key={side}
          label={says[side]}
          value={picture?.[side]}
          findings={found(`picture.${side}`)}
          onChange={(value) => change({ picture: { ...picture, [side]: value } })}
        />
      ))}
      <NumberField
        label={says.weight}
        value={picture?.maxBytes === undefined ? undefined : picture.maxBytes / 1_000}
        findings={found('picture.maxBytes')}
        onChange={(value) => change({ picture: { ...picture, maxBytes: value === undefined ? undefined : Math.round(value * 1_000) } })}
      />
    </div>
  </Group>
)

const TypeFields = ({ limits: { type }, change, found, fonts }: PartProps & Pick<Props, 'fonts'>) => (
  <Group title={says.type}>
    <ChoiceField
      label={says.font}
      options={[{ value: none, label: says.noFont }, ...fonts.map(({ key, family, weight }) => ({ value: key, label: `${family}, ${weight}` }))]}
      value={type?.font ?? none}
      findings={found('type.font')}
      onChange={(font) => change({ type: font === none ? undefined : { size: 16, lineHeight: 20, letterSpacing: 0, ...type, font } })}
    />
    {type ? (
      <div className={`${grid} mt-2`}>
        <NumberField label={says.fontSize} value={type.size} findings={found('type.size')} onChange={(size) => change({ type: { ...type, size } })} />
        <NumberField
          label={says.lineHeight}
          value={type.lineHeight}
          findings={found('type.lineHeight')}
          onChange={(lineHeight) => change({ type: { ...type, lineHeight } })}
        />
        <NumberField
          label={says.letterSpacing}
          step={0.1}
          value={type.letterSpacing}
          findings={found('type.letterSpacing')}
          onChange={(letterSpacing) => change({ type: { ...type, letterSpacing } })}
        />
      </div>
    ) : null}
  </Group>
)

const BoxFields = ({ limits: { box }, change, found }: PartProps) => (
  <Group title={says.box}>
    <div className={grid}>
      {(['x', 'y', 'width', 'height'] as const).map((side) => (
        <NumberField
          key={side}
          label={says[side]}
          value={box?.[side]}
          findings={found(`box.${side}`)}
          onChange={(value) => change({ box: filled({ ...box, [side]: value }) })}
        />
      ))}
    </div>
  </Group>
)

const filled = (box: NonNullable<Limits['box']>): Limits['box'] => (Object.values(box).every((value) => value === undefined) ? undefined : box)

const Group = ({ title, children }: { title: string; children: ReactNode }) => (
  <fieldset className="min-w-0">
    <legend className="mb-1 text-12 text-ink-3">{title}</legend>
    {children}
  </fieldset>
)
