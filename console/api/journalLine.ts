import type { JournalLine } from '../kit/Journal.tsx'
import type { Operations } from './operations.ts'

type Entry = Operations['journal.list']['output']['items'][number]

/** contactGate → contact gate */
const spaced = (word: string): string => word.replaceAll(/([A-Z])/g, ' $1').toLowerCase()

/** An entry as a sentence: the verb in the past tense, then the thing by its title where it still has one. */
export const journalLine = ({ seq, at, actor, name, verb, title, cause }: Entry): JournalLine => {
  const [noun = '', past = ''] = verb.split('.')
  const thing = title ? `${spaced(noun)} “${title}”` : spaced(noun)
  return {
    seq,
    at,
    actor: { kind: actor.kind, name },
    sentence: `${spaced(past)} ${thing}`,
    href: `/journal?entry=${seq}`,
    ...(cause === undefined ? {} : { cause }),
  }
}
