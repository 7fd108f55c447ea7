import { useFormat } from '../../format/useFormat.ts'
import { Finding, type Remedy } from '../../kit/Finding.tsx'
import { formAt } from '../formAt.ts'
import { withLimits, type Draft, type Slot } from './draft.ts'
import type { Finding as Said } from './found.ts'
import { roomFor, withRoom } from './roomFor.ts'
import type { Tried } from './useTry.ts'
import { words } from './words.ts'

interface Props {
  finding: Said
  number: number
  room: Tried['room']
  draft: Draft
  onChange: (draft: Draft) => void
}

/** One finding with what can be done about it: what changes limits changes them here, in the draft; what is to be written is written in the form of its component. */
export const FindingLine = ({ finding, number, room, draft, onChange }: Props) => {
  const { count } = useFormat()
  const { severity, reason, format, locale, fix } = finding
  const limits = limitsOf(finding)
  const href = formAt(finding)
  const remedy: Remedy | undefined = limits
    ? { label: fix?.sentence ?? '', onPress: () => onChange(withLimits(draft, limits)) }
    : href === undefined
      ? undefined
      : { label: fix?.sentence ?? '', href }
  const wider = limits ? [] : roomFor(finding, room, draft)
  return (
    <Finding
      number={number}
      severity={severity}
      title={reason}
      sentence={remedy ? undefined : fix?.sentence}
      place={[format, locale].filter(Boolean).join(', ')}
      remedy={remedy}
      others={wider.map((one) => ({ label: words.side.gives[one.by](count(one.to)), onPress: () => onChange(withRoom(draft, one)) }))}
    />
  )
}

/** The limits of slots that a remedy changes. */
const limitsOf = ({ fix }: Said): Readonly<Record<string, Partial<Slot>>> | undefined =>
  fix?.operation === 'template.amend' ? (fix.input?.['limits'] as Readonly<Record<string, Partial<Slot>>> | undefined) : undefined
