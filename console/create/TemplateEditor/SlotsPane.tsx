import { kindLabel } from '../../../engine/create/component-kind.ts'
import { showsShade } from '../../../engine/create/shade.ts'
import { kindsTaken } from '../../../engine/create/slot-kinds.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Button } from '../../kit/Button.tsx'
import { Mark } from '../../kit/Mark.tsx'
import { SectionHead } from '../../kit/Section.tsx'
import { limitsOf } from '../Templates/limitsOf.ts'
import { saidOf, withSlotNamed, type Draft, type DraftSlot } from './draft.ts'
import type { Place } from './places.ts'
import { SlotForm } from './SlotForm.tsx'
import type { BrandToken } from '../tokensIn.ts'
import type { Tried } from './useTry.ts'
import { words } from './words.ts'

interface Props {
  draft: Draft
  chosen: number | undefined
  colours: readonly BrandToken[]
  fonts: readonly { key: string; family: string; weight: number }[]
  places: readonly Place[]
  tried: Tried | undefined
  onChoose: (index: number | undefined) => void
  onChange: (draft: Draft) => void
  onShow: (slot: string, component: string) => void
}

const says = words.slot

/** The slots in their order; the chosen one opens into its form, and is framed in every rendition. */
export const SlotsPane = ({ draft, chosen, colours, fonts, places, tried, onChoose, onChange, onShow }: Props) => {
  const format = useFormat()
  const { slots } = draft
  const said = saidOf(draft).slots
  const put = (index: number, slot: DraftSlot) => onChange({ ...draft, slots: slots.map((one, n) => (n === index ? slot : one)) })
  const move = (index: number, by: -1 | 1) => {
    const [one] = slots.slice(index, index + 1)
    if (!one || index + by < 0 || index + by >= slots.length) return
    onChange({ ...draft, slots: slots.toSpliced(index, 1).toSpliced(index + by, 0, one) })
    onChoose(index + by)
  }
  const add = () => {
    onChange({ ...draft, slots: [...slots, { name: freshName(slots), label: says.fresh, kind: 'headline', required: false, formats: {} }] })
    onChoose(slots.length)
  }
  return (
    <>
      <SectionHead
        title={says.list}
        side={
          <Button tone="quiet" onClick={add}>
            {says.add}
          </Button>
        }
        className="border-b border-line px-3.5"
      />
      <ul>
        {slots.map((slot, index) => (
          <li key={slot.was ?? `new ${index}`}>
            <SlotLine
              slot={slot}
              limits={limitsOf(said[index] as Parameters<typeof limitsOf>[0], format)}
              open={chosen === index}
              wrong={places.some(({ path }) => path === `slots.${index}` || path?.startsWith(`slots.${index}.`))}
              onClick={() => onChoose(chosen === index ? undefined : index)}
            />
            {chosen === index ? (
              <SlotForm
                slot={slot}
                index={index}
                slots={slots}
                sizes={draft.sizes}
                isDrawn={draft.channel === 'display'}
                isShaded={draft.channel !== 'display' || showsShade(draft, slot)}
                colours={colours}
                fonts={fonts}
                places={places}
                shown={tried?.shows.find((one) => one.slot === slot.name)}
                locale={tried?.locales[0]}
                onChange={(next) => put(index, next)}
                onName={(name) => onChange(withSlotNamed(draft, index, name))}
                onShow={(component) => onShow(slot.name, component)}
                onMove={(by) => move(index, by)}
                onDrop={() => {
                  onChange({ ...draft, slots: slots.toSpliced(index, 1) })
                  onChoose(undefined)
                }}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </>
  )
}

interface LineProps {
  slot: DraftSlot
  /** In words. */
  limits: readonly string[]
  open: boolean
  wrong: boolean
  onClick: () => void
}

const SlotLine = ({ slot, limits, open, wrong, onClick }: LineProps) => (
  <button
    type="button"
    aria-expanded={open}
    onClick={onClick}
    className="block w-full border-b border-line px-3.5 py-2 text-left hover:bg-hover aria-expanded:border-transparent aria-expanded:bg-thread-wash/40"
  >
    <span className="flex items-baseline justify-between gap-2">
      <b className="flex min-w-0 items-baseline gap-2">
        {wrong ? <Mark severity="block" /> : null}
        <span className="cut">{slot.label}</span>
      </b>
      <span className="text-12 whitespace-nowrap text-ink-2">{kindsTaken(slot).map(kindLabel).join(', ')}</span>
    </span>
    {open
      ? null
      : limits.map((limit) => (
          <span key={limit} className="block text-12 text-ink-2">
            {limit}
          </span>
        ))}
  </button>
)

const freshName = (slots: readonly DraftSlot[]): string => {
  for (let n = 1; ; n++) {
    const name = n === 1 ? 'newSlot' : `newSlot${n}`
    if (!slots.some((slot) => slot.name === name)) return name
  }
}
