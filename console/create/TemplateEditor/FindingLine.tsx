import { useFormat } from '../../format/useFormat.ts'
import { Finding, type Remedy } from '../../kit/Finding.tsx'
import { formAt } from '../formAt.ts'
import { withLimits, type Draft, type Slot } from './draft.ts'
import type { Finding as Said } from './found.ts'
import { roomFor, withRoom } from './roomFor.ts'
import type { Place } from './places.ts'
import type { Tried } from './useTry.ts'
import { words } from './words.ts'
import { writtenIn, type Written } from './written.ts'

interface Props {
  finding: Said
  number: number
  room: Tried['room']
  draft: Draft
  /** In how many languages it is shown. */
  languages: number
  onChange: (draft: Draft) => void
  onGo: (place: Pick<Place, 'line' | 'column'>) => void
  /** Writes into the body, as if it was typed. */
  onWrite: (written: Written) => void
}

/** One finding with what can be done about it: what changes limits changes them here, in the draft; what is to be written is written in the form of its component. */
export const FindingLine = ({ finding, number, room, draft, languages, onChange, onGo, onWrite }: Props) => {
  const { count } = useFormat()
  const { severity, reason, format, locale, locales, lines = [], fix } = finding
  const limits = limitsOf(finding)
  const href = formAt(finding)
  const written = fix?.writes && writtenIn(draft.body, fix.writes)
  const remedy: Remedy | undefined = limits
    ? { label: fix?.sentence ?? '', onPress: () => onChange(withLimits(draft, limits)) }
    : written
      ? { label: fix?.sentence ?? '', onPress: () => onWrite(written) }
      : href === undefined
        ? undefined
        : { label: fix?.sentence ?? '', href }
  const spoken =
    locales && locales.length === languages && languages > 1 ? words.side.inAll(count(languages)) : (locales ?? [locale]).filter(Boolean).join(', ')
  const wider = limits ? [] : roomFor(finding, room, draft)
  return (
    <Finding
      number={number}
      severity={severity}
      title={reason}
      sentence={remedy ? undefined : fix?.sentence}
      place={[format, spoken].filter(Boolean).join(', ')}
      remedy={remedy}
      others={[
        ...wider.map((one) => ({ label: words.side.gives[one.by](count(one.to)), onPress: () => onChange(withRoom(draft, one)) })),
        ...lines.slice(0, mostLines).map((line) => ({ label: words.side.line(count(line)), onPress: () => onGo({ line }) })),
      ]}
    />
  )
}

const mostLines = 5

/** The limits of slots that a remedy changes. */
const limitsOf = ({ fix }: Said): Readonly<Record<string, Partial<Slot>>> | undefined =>
  fix?.operation === 'template.amend' ? (fix.input?.['limits'] as Readonly<Record<string, Partial<Slot>>> | undefined) : undefined
