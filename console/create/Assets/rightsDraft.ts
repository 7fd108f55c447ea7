import { territoriesIn } from '../../../engine/create/countries.ts'
import type { Operations } from '../../api/operations.ts'
import { words } from './words.ts'

export type Rights = NonNullable<Operations['asset.show']['output']['asset']['rights']>

export type Medium = NonNullable<Rights['media']>[number]

const { rights: says } = words

export const everyMedium: readonly Medium[] = ['web', 'email', 'display']

/** Rights as a form holds them: everything a text, so that what is half typed can stand. */
export interface RightsDraft {
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
    holder: rights.holder ?? '',
    territories: (rights.territories ?? ['world']).join(', '),
    media: rights.media ?? everyMedium,
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
  const { holder, from, until, note, consent } = draft
  return {
    ...filled({ holder, from, until, note }),
    territories: territoriesIn(draft.territories),
    media: [...draft.media],
    ...(consent && { consent: { persons: consent.persons, state: consent.state, ...filled({ until: consent.until, record: consent.record }) } }),
  }
}

/** What rights mean today, in a sentence or two. `day` writes a day as people do. */
export const rightsSentence = (rights: Rights | undefined, today: string, day: (iso: string) => string): string => {
  if (!rights) return says.ours
  const { holder, territories = ['world'], media = everyMedium, from, until, consent } = rights
  if (consent && consent.state !== 'given') return says.noConsent
  const last = [until, consent?.until].filter((one) => one !== undefined).sort()[0]
  if (last !== undefined && last < today) return says.ended(day(last))
  const where = territories.includes('world') ? says.anywhere : says.inCountries(territories.join(', '))
  const used = media.map((one) => says.used[one])
  const days =
    from !== undefined && last !== undefined
      ? says.between(day(from), day(last))
      : from !== undefined
        ? says.fromOn(day(from))
        : last !== undefined
          ? says.upTo(day(last))
          : ''
  return says.may(holder, listed(used), where, days)
}

const listed = (words: readonly string[]): string => (words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`)
