import { z } from 'zod'
import { captionsIn, isHeard } from '../../create/captions.ts'
import { sortOf } from '../../create/media-sort.ts'
import { type Drafted, eachSlot, guardrailKind, onlyPiece, type Piece } from '../guardrail-kind.ts'

/** Seconds that captions may last longer than their video: what is coded ends a little before or after what is said. */
const slack = 1

export const videosHaveCaptions = guardrailKind({
  name: 'videos-have-captions',
  demands: 'A video with sound says in captions what is heard (WCAG 2.2, 1.2.2)',
  why: 'Who does not hear, or has the sound switched off, as most have on the way, follows what is said by reading it.',
  settings: z.strictObject({}),
  about: 'pictures',
  severity: 'block',
  judges: eachSlot,
  judge: (subject, _, { template }) => {
    const piece = onlyPiece(subject)
    const { file } = piece
    // In a banner nothing is played.
    if (!file || sortOf(file) !== 'video' || !isHeard(file) || template.channel === 'display') return []
    const bound = captionsIn(file, subject.locale)
    if (!bound)
      return [
        about(piece, {
          reason: `“${file.name}” has no captions in ${subject.locale}.`,
          limit: subject.locale,
          fix: { sentence: `Add its captions in ${subject.locale} (WebVTT), and name them at the video` },
        }),
      ]
    return [
      ...ofAnotherCut(piece, bound.locale, bound.captions.ends - (file.duration ?? Number.POSITIVE_INFINITY)),
      ...alone(piece, template.channel),
    ]
  },
})

const about = ({ slot, component }: Piece, found: Omit<Drafted, 'slot' | 'component'>): Drafted => ({
  slot: slot.name,
  component: component.id,
  ...found,
})

const ofAnotherCut = (piece: Piece, locale: string, late: number): Drafted[] =>
  late <= slack
    ? []
    : [
        about(piece, {
          severity: 'warn',
          reason: `Its captions in ${locale} end ${Math.round(late)} s after “${piece.file?.name ?? ''}”.`,
          measured: Math.round(late),
          limit: slack,
          unit: 's',
          fix: { sentence: 'Look whether they are of another cut' },
        }),
      ]

/** A mail program opens the file by itself, and captions lie beside it. */
const alone = (piece: Piece, channel: string): Drafted[] =>
  channel === 'email' && (piece.fields['href'] ?? '') === ''
    ? [
        about(piece, {
          severity: 'warn',
          reason: `From a letter “${piece.file?.name ?? ''}” opens without its captions.`,
          fix: { sentence: 'Say on which page it is played', inComponent: true },
        }),
      ]
    : []
