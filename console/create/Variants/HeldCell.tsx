import { useState } from 'react'
import type { Operations } from '../../api/operations.ts'
import { useQueryOf } from '../../api/queries.ts'
import { Go } from '../../kit/Go.tsx'
import { Mark } from '../../kit/Mark.tsx'
import type { PlacedFinding, PlacedSlot } from '../../kit/rendition/frames.tsx'
import { SectionHead } from '../../kit/Section.tsx'
import { Segment } from '../../kit/Segment.tsx'
import { Tag } from '../../kit/Tag.tsx'
import type { Composed } from '../composed.ts'
import { formAt } from '../formAt.ts'
import { LetterBar } from '../rendered/LetterBar.tsx'
import { liesInBoxes } from '../rendered/liesInBoxes.ts'
import { reachOf } from '../rendered/reachOf.ts'
import { Rendered } from '../rendered/Rendered.tsx'
import type { Seen } from '../rendered/seen.ts'
import { Sizes } from '../rendered/Sizes.tsx'
import type { Axes } from './axes.ts'
import { words } from './words.ts'

type Variant = Operations['family.variants']['output']['items'][number]

const layers = (['findings', 'slots', 'clean'] as const).map((value) => ({ value, label: words.layers[value] }))
const most = 6
/** A letter is read, and it is long. */
const mostOfLetter = 680

interface Props {
  composed: Composed
  axes: Axes | undefined
  held: { row: string; column: string } | undefined
}

/** The variants of one cell in one locale, as they would be shown. */
export const HeldCell = ({ composed, axes, held }: Props) => {
  const { family, template } = composed
  const [locale, setLocale] = useState(family.locales[0] ?? '')
  const [layer, setLayer] = useState<(typeof layers)[number]['value']>('findings')
  const [seen, setSeen] = useState<Seen>('desk')
  const isLetter = template.channel === 'email'
  const holding: Record<string, string> = axes && held ? { [axes.row.slot]: held.row, [axes.column.slot]: held.column } : {}
  const { data } = useQueryOf('family.variants', { id: family.id, locale, holding, limit: 200 }, { follows: ['guardrail', 'component', 'template'] })
  const fitting =
    data?.items.filter((item) => item.locale === locale && Object.entries(holding).every(([slot, id]) => item.choice[slot] === id)) ?? []
  const shown = onePerMark(fitting, axes?.mark?.slot)
  const nameAt = (axis: Axes['row'] | undefined, id: string | undefined) => axis?.parts.find((part) => part.id === id)?.name ?? ''
  return (
    <>
      <SectionHead
        title={axes ? words.cell(nameAt(axes.row, held?.row), nameAt(axes.column, held?.column)) : template.name}
        note={<Tag>{locale}</Tag>}
        side={
          <span className="flex flex-wrap gap-2">
            {family.locales.length > 1 ? (
              <Segment label={words.locale} options={family.locales.map((value) => ({ value, label: value }))} value={locale} onChange={setLocale} />
            ) : null}
            {liesInBoxes(template) ? <Segment label={words.layer} options={layers} value={layer} onChange={setLayer} /> : null}
          </span>
        }
        className="px-(--page) py-1.5"
      />
      {isLetter ? (
        <div className="border-t border-line px-(--page) py-2">
          <LetterBar seen={seen} onSeen={setSeen} variant={shown[0] && { family: family.id, locale, choice: shown[0].choice }} />
        </div>
      ) : null}
      {template.formats && shown[0] ? (
        <div className="border-t border-line bg-sunken px-(--page) pt-2.5 pb-4">
          <Sizes variant={{ family: family.id, locale, choice: shown[0].choice }} findings={layer === 'findings' ? shown[0].findings : []} />
        </div>
      ) : (
        <div className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,260px),1fr))] gap-x-6 gap-y-2 border-t border-line bg-sunken px-(--page) pt-1.5 pb-4">
          {shown.slice(0, most).map((variant) => (
            <Rendered
              key={axes?.mark ? variant.choice[axes.mark.slot] : variant.n}
              variant={{ family: family.id, locale, choice: variant.choice }}
              name={axes?.mark ? (variant.titles[axes.mark.slot] ?? '') : template.name}
              format={template.format}
              reach={reachOf(template)}
              most={isLetter ? mostOfLetter : 300}
              layer={liesInBoxes(template) ? layer : 'clean'}
              seen={isLetter ? seen : undefined}
              findings={placedFindings(variant)}
              slots={placedSlots(template)}
            />
          ))}
        </div>
      )}
      <CellFindings variants={shown} components={composed.components} />
    </>
  )
}

/** Of the variants under one mark the one that got the worst. */
const onePerMark = (variants: readonly Variant[], slot: string | undefined): Variant[] => {
  const rank = { block: 0, warn: 1, note: 2 } as const
  const sorted = variants.toSorted((a, b) => (a.worst ? rank[a.worst] : 3) - (b.worst ? rank[b.worst] : 3) || a.n - b.n)
  if (slot === undefined) return sorted.slice(0, 1)
  return [...Map.groupBy(sorted, ({ choice }) => choice[slot]).values()].flatMap((group) => group.slice(0, 1)).toSorted((a, b) => a.n - b.n)
}

const placedFindings = ({ findings }: Variant): PlacedFinding[] =>
  findings.flatMap(({ box, severity, reason, slot }, index) =>
    box ? [{ id: `${slot} ${index}`, number: index + 1, severity, title: reason, box }] : [],
  )

const placedSlots = ({ slots }: Composed['template']): PlacedSlot[] =>
  slots.flatMap(({ name, label, box }) => (box ? [{ id: name, name: label, box }] : []))

/** What was found in the cell, each sentence once. */
const CellFindings = ({ variants, components }: { variants: readonly Variant[]; components: Composed['components'] }) => {
  const found = [...new Map(variants.flatMap(({ findings }) => findings).map((finding) => [finding.reason, finding])).values()]
  if (found.length === 0) return null
  return (
    <ul className="grid gap-1 border-t border-line px-(--page) py-2.5">
      {found.map((finding) => (
        <li key={finding.reason} className="flex items-baseline gap-2.5">
          <Mark severity={finding.severity} />
          <span>{finding.reason}</span>
          <Advice finding={finding} href={formAt(finding, components)} />
        </li>
      ))}
    </ul>
  )
}

const Advice = ({ finding: { fix }, href }: { finding: Variant['findings'][number]; href: string | undefined }) =>
  href === undefined ? (
    <span className="text-ink-2">{fix?.sentence}</span>
  ) : (
    <Go href={href} className="linked">
      {fix?.sentence}
    </Go>
  )
