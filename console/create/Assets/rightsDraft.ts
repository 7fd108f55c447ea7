import { everyChannel } from '../../../engine/create/channel-name.ts'
import { territoriesIn } from '../../../engine/create/countries.ts'
import type { Operations } from '../../api/operations.ts'

export type Rights = NonNullable<Operations['asset.show']['output']['asset']['rights']>

export type Medium = NonNullable<Rights['media']>[number]

/** Rights as a form holds them: everything a text, so that what is half typed can stand. */
export interface RightsDraft {
  /** false: nobody has cleared what it may be used for. */
  cleared: boolean
  holder: string
  territories: string
  media: readonly Medium[]
  from: string
  until: string
  note: string
  consent?: { persons: string; state: 'given' | 'waiting' | 'withdrawn'; until: string; record: string }
}

export const draftOf = (rights: Rights | undefined): RightsDraft | undefined =>
  rights && {
    cleared: rights.cleared !== false,
    holder: rights.holder ?? '',
    territories: (rights.territories ?? ['world']).join(', '),
    media: rights.media ?? everyChannel,
    from: rights.from ?? '',
    until: rights.until ?? '',
    note: rights.note ?? '',
    ...(rights.consent && {
      consent: {
        persons: rights.consent.persons,
        state: rights.consent.state,
        until: rights.consent.until ?? '',
        record: rights.consent.record ?? '',
      },
    }),
  }

const filled = <K extends string>(fields: Readonly<Record<K, string>>): Partial<Record<K, string>> =>
  Object.fromEntries(Object.entries<string>(fields).flatMap(([name, text]) => (text.trim() === '' ? [] : [[name, text.trim()]]))) as Partial<
    Record<K, string>
  >

export const rightsOf = (draft: RightsDraft | undefined): Rights | undefined => {
  if (!draft) return undefined
  const { cleared, holder, from, until, note, consent } = draft
  return {
    ...(!cleared && { cleared }),
    ...filled({ holder, from, until, note }),
    territories: territoriesIn(draft.territories),
    media: [...draft.media],
    ...(consent && { consent: { persons: consent.persons, state: consent.state, ...filled({ until: consent.until, record: consent.record }) } }),
  }
}

/** Cleared for every use: who holds it, what its file says and whom it shows stay beside it. */
export const unlimited = ({ holder, note, consent }: Pick<Rights, 'holder' | 'note' | 'consent'> = {}): Rights => ({
  ...(holder !== undefined && { holder }),
  ...(note !== undefined && { note }),
  ...(consent && { consent }),
  territories: ['world'],
  media: [...everyChannel],
})
