import { keyOf } from '../../../engine/create/key-of.ts'
import type { Operations } from '../../api/operations.ts'
import { numberTyped } from '../../format/typedNumber.ts'

export type Preset = Operations['preset.list']['output']['items'][number]
type Added = Operations['preset.add']['input']
type Amended = Operations['preset.amend']['input']

/** What stands in the form, as it was typed. */
export interface PresetDraft {
  name: string
  /** Empty: made of the name. */
  key: string
  note: string
  width: string
  height: string
  fit: Preset['fit']
  type: Preset['type']
  kilobytes: string
  channel: Preset['channel']
}

export const emptyPreset: PresetDraft = {
  name: '',
  key: '',
  note: '',
  width: '',
  height: '',
  fit: 'cover',
  type: 'webp',
  kilobytes: '',
  channel: 'web',
}

export const draftOf = ({ name, key, note, width, height, fit, type, maxBytes, channel }: Preset): PresetDraft => ({
  name,
  key,
  note,
  width: String(width),
  height: height === undefined ? '' : String(height),
  fit,
  type,
  kilobytes: maxBytes === undefined ? '' : String(maxBytes / 1_000),
  channel,
})

export const keyFrom = ({ key, name }: PresetDraft): string => (key === '' && name.trim() !== '' ? keyOf(name, 'preset') : key)

/** What is typed in is sent as it reads; what is no number is refused where it stands. */
const figure = (typed: string): number => (/^\d+$/.test(typed.trim()) ? Number(typed) : Number.NaN)
const bytes = (typed: string): number => Math.round(numberTyped(typed) * 1_000)

export const addedBy = (draft: PresetDraft): Added => ({
  name: draft.name.trim(),
  key: keyFrom(draft),
  note: draft.note.trim(),
  width: figure(draft.width),
  ...(draft.height.trim() !== '' && { height: figure(draft.height) }),
  fit: draft.fit,
  type: draft.type,
  ...(draft.kilobytes.trim() !== '' && { maxBytes: bytes(draft.kilobytes) }),
  channel: draft.channel,
})

/** What is emptied is taken away. */
export const amendedBy = (draft: PresetDraft, { id, version }: Preset): Amended => {
  const { key: _key, ...said } = addedBy(draft)
  return { height: null, maxBytes: null, ...said, id, ifVersion: version }
}
