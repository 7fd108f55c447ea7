import { rightsSentence, standingOf } from '../../engine/create/rights-in-words.ts'
import { useFormat } from '../format/useFormat.ts'
import { useNow } from '../kit/useNow.ts'

type Rights = Parameters<typeof rightsSentence>[0]

/** How rights stand today and what they mean, with days as the reader writes them. The engine asks rights by the day in UTC. */
export const useRightsInWords = () => {
  const { day: written } = useFormat()
  const today = new Date(useNow()).toISOString().slice(0, 10)
  // Noon is on the same day wherever the reader is.
  const day = (iso: string) => written(`${iso}T12:00:00Z`)
  return {
    today,
    day,
    standing: (rights: Rights) => standingOf(rights, today),
    sentence: (rights: Rights) => rightsSentence(rights, { today, day }),
  }
}
