import { z } from 'zod'
import { localeChain } from '../../create/locale-chain.ts'
import { sortOf } from '../../create/media-sort.ts'
import type { Template } from '../../create/template.ts'
import { linesAt } from '../body-lines.ts'
import { type Drafted, eachSlotAndTemplate, guardrailKind, type Piece } from '../guardrail-kind.ts'
import { tagsIn } from '../tags-in.ts'

export const picturesHaveAltText = guardrailKind({
  name: 'pictures-have-alt-text',
  demands: 'A picture says in words what it shows (WCAG 2.2, 1.1.1)',
  why: 'Who hears the page, or has pictures switched off, gets the words instead. An empty text says: only decoration.',
  settings: z.strictObject({}),
  about: 'pictures',
  severity: 'warn',
  judges: eachSlotAndTemplate,
  judge: ({ pieces: [piece], locale }, _, { template }) => (piece ? ofPiece(piece, locale) : ofLayout(template)),
})

const ofPiece = ({ slot, component, file, ...piece }: Piece, locale: string): Drafted[] => {
  // A video is named by its alt text, whether a poster is seen of it or not.
  const asset = piece.asset ?? (file && sortOf(file) === 'video' ? file : undefined)
  if (!asset || localeChain(locale).some((one) => asset.alt[one] !== undefined)) return []
  return [
    {
      slot: slot.name,
      component: component.id,
      reason: `“${asset.name}” has no alt text in ${locale}.`,
      limit: locale,
      fix: { sentence: `Write its alt text in ${locale}, or leave it empty on purpose` },
    },
  ]
}

/** A banner is one picture, whose alt text is what it says. */
const ofLayout = ({ body, channel }: Pick<Template, 'body' | 'channel'>): Drafted[] => {
  const bare = channel === 'display' ? [] : tagsIn(body).filter(({ name, attributes }) => name === 'img' && !attributes.has('alt'))
  if (bare.length === 0) return []
  const lines = linesAt(
    body,
    bare.map(({ at }) => at),
  )
  return [
    { reason: 'The layout shows a picture without alt text.', lines, fix: { sentence: 'Write alt="…" at it, or alt="" where it only decorates' } },
  ]
}
