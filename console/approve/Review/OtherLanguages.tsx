import { useRef } from 'react'
import { reachOf } from '../../create/rendered/reachOf.ts'
import { Rendered } from '../../create/rendered/Rendered.tsx'
import { SheetAwaited, SizeSheet } from '../../create/rendered/SizeSheet.tsx'
import { useFormat } from '../../format/useFormat.ts'
import { SectionHead } from '../../kit/Section.tsx'
import { Tag } from '../../kit/Tag.tsx'
import { useNear } from '../../kit/useNear.ts'
import type { Extreme } from './extremes.ts'
import { FoundInAll } from './FoundInAll.tsx'
import type { FamilyReview } from './useFamilyReview.ts'
import { useLook } from './useLook.ts'
import { words } from './words.ts'

interface Props {
  review: FamilyReview
  /** What is looked at above, in its own language. */
  extreme: Extreme
}

/** The same variant in each other language that goes live, each begun once it comes near. */
export const OtherLanguages = ({ review, extreme }: Props) => {
  const { count } = useFormat()
  const others = review.composed.family.locales.filter((locale) => locale !== extreme.locale)
  if (others.length === 0) return null
  return (
    <section aria-label={words.languages(count(others.length))} className="border-t border-line bg-sunken">
      <SectionHead title={words.languages(count(others.length))} note={words.languagesNote} className="px-(--page)" />
      {others.map((locale) => (
        <Language key={locale} review={review} extreme={{ ...extreme, locale }} first={extreme.locale} />
      ))}
    </section>
  )
}

const Language = ({ review: { composed, moved }, extreme: { locale, holding }, first }: Props & { first: string }) => {
  const frame = useRef<HTMLDivElement>(null)
  const near = useNear(frame)
  const { choice, findings, known } = useLook(composed, { locale, holding }, near)
  const said = useLook(composed, { locale: first, holding }, near).findings
  const { family, template } = composed
  const variant = { family: family.id, hash: family.hash, locale, choice }
  const found = moved ? [] : findings
  return (
    <div ref={frame} className="px-(--page) pb-5">
      <p className="flex min-h-8 items-center gap-2">
        <Tag>{locale}</Tag>
      </p>
      {near && known ? (
        <div className="grid gap-3">
          <FoundInAll findings={found.filter(({ reason }) => said.every((one) => one.reason !== reason))} />
          {template.formats ? (
            <SizeSheet variant={variant} findings={found} zoom="fit" said />
          ) : (
            <Rendered variant={variant} name={words.is} format={template.format} reach={reachOf(template)} most={mostHigh} />
          )}
        </div>
      ) : (
        <SheetAwaited />
      )}
    </div>
  )
}

const mostHigh = 360
