import { andOf } from '../kernel/and-of.ts'
import { capitalised } from '../kernel/capitalised.ts'
import type { ContentChannel } from './channel.ts'
import { everyChannel, shownOn } from './channel-name.ts'
import { countryName } from './countries.ts'
import { lastDayOf } from './last-day.ts'
import type { Rights } from './rights.ts'
import { statedInWords } from './stated-in-words.ts'

/** As they are read, or as they are sent: what is left out is world and all media. */
type Told = Omit<Rights, 'territories' | 'media'> & { territories?: readonly string[] | undefined; media?: readonly ContentChannel[] | undefined }

/** Rights that end within so many days end soon. */
export const soonDays = 30

/** uncleared: nobody settled what it may be used for.  waits, withdrawn: of the consent.  ahead: its first day is to come. */
export type RightsStanding = 'free' | 'uncleared' | 'waits' | 'withdrawn' | 'ahead' | 'soon' | 'later' | 'ended'

const dayMs = 86_400_000

/** How rights stand on a day (yyyy-mm-dd). */
export const standingOf = (rights: Told | undefined, today: string): RightsStanding => {
  if (!rights) return 'free'
  if (rights.cleared === false) return 'uncleared'
  const last = lastDayOf(rights)
  if (last !== undefined && last < today) return 'ended'
  const state = rights.consent?.state ?? 'given'
  if (state !== 'given') return state === 'waiting' ? 'waits' : 'withdrawn'
  if (rights.from !== undefined && rights.from > today) return 'ahead'
  if (last === undefined) return 'free'
  return Date.parse(last) - Date.parse(today) <= soonDays * dayMs ? 'soon' : 'later'
}

interface Reading {
  /** yyyy-mm-dd */
  today: string
  /** A day as people write it; as it is when left out. */
  day?: (iso: string) => string
}

/** What rights mean on a day, in a sentence or two that know what is over and what is to come. */
export const rightsSentence = (rights: Told | undefined, { today, day = (iso) => iso }: Reading): string => {
  if (!rights) return 'Ours, without limit.'
  const { holder, from, consent } = rights
  const last = lastDayOf(rights)
  const used = `used ${usesOf(rights)}`
  const may = holder === undefined ? 'It may be' : `It belongs to ${holder} and may be`
  const since = from === undefined ? '' : `, from ${day(from)} ${last === undefined ? 'on' : ''}`.trimEnd()
  const to = last === undefined ? '' : `${from === undefined ? ',' : ''} until ${day(last)}`
  switch (standingOf(rights, today)) {
    case 'uncleared':
      return `${capitalised(statedInWords(rights))}. Nobody has cleared yet what it may be used for, so it is shown nowhere.`
    case 'ended':
      return `${may.replace('may', 'could')} ${used}${since}${to}. That is over: it is shown nowhere any more.`
    case 'waits':
      return `It waits for the consent of ${consent?.persons || 'those who are seen in it'}. Until then it is shown nowhere.`
    case 'withdrawn':
      return `It lost the consent of ${consent?.persons || 'those who are seen in it'}: it is shown nowhere.`
    case 'ahead':
      return `${may} ${used}${since}${to}. Before that it is shown nowhere.`
    default:
      return `${may} ${used}${since}${to}.`
  }
}

/** For whoever is not of the house. */
export const rightsForOthers = (rights: Told | undefined, today: string): string =>
  rights ? rightsSentence(rights, { today }) : 'No limit of place, medium or time.'

const usesOf = ({ territories = ['world'], media = everyChannel }: Told): string =>
  `${andOf(media.map(shownOn))}, ${territories.includes('world') ? 'anywhere' : `in ${andOf(territories.map(countryName))}`}`
