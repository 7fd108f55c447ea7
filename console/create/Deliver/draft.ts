import type { Operations } from '../../api/operations.ts'
import type { Composed } from '../composed.ts'

export const fileTypes = ['jpg', 'png', 'webp', 'avif'] as const

/** What stands in the form. An empty choice of locales or sizes means all of them. */
export interface DeliverDraft {
  locales: readonly string[]
  sizes: readonly string[]
  types: readonly (typeof fileTypes)[number][]
  territories: string
  from: string
  until: string
  recipient: string
}

export const emptyDraft = ({ markets }: Pick<Composed['family'], 'markets'>): DeliverDraft => ({
  locales: [],
  sizes: [],
  types: ['jpg'],
  territories: (markets ?? ['world']).join(', '),
  from: '',
  until: '',
  recipient: '',
})

/** As `package.start` takes it: what was left empty is left out. */
export const inputOf = (family: string, draft: DeliverDraft, isDrawn: boolean): Operations['package.start']['input'] => {
  const territories = draft.territories
    .split(/[\s,;]+/)
    .filter((one) => one !== '')
    .map((one) => (one.toLowerCase() === 'world' ? 'world' : one.toUpperCase()))
  const said = (name: 'from' | 'until' | 'recipient') => (draft[name].trim() === '' ? {} : { [name]: draft[name].trim() })
  return {
    family,
    choice: {
      ...(draft.locales.length > 0 && { locales: [...draft.locales] }),
      ...(isDrawn && draft.sizes.length > 0 && { sizes: [...draft.sizes] }),
      ...(isDrawn && { types: [...draft.types] }),
    },
    use: { ...(territories.length > 0 && { territories }), ...said('from'), ...said('until') },
    ...said('recipient'),
  }
}
