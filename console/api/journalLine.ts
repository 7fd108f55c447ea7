import type { JournalLine } from '../kit/Journal.tsx'
import { spaced } from '../format/spaced.ts'
import { strings } from '../strings.ts'
import type { Operations } from './operations.ts'

type Entry = Operations['journal.list']['output']['items'][number]

/** What a flow reports when the engine refuses it: the flow was refused, it refused nothing itself. */
export const refused = 'flow.refused'

/** Redacted, it still says that something was refused. */
const refusalIn = (detail: Entry['detail']): Pick<JournalLine, 'sentence' | 'because'> => {
  const { operation, message } = detail ?? {}
  return {
    sentence: strings.journal.wasRefused(typeof operation === 'string' ? operation : ''),
    ...(typeof message === 'string' && { because: message }),
  }
}

/** An entry as a sentence: the verb in the past tense, then the thing by its title where it still has one. */
export const journalLine = ({ seq, at, actor, name, verb, title, cause, detail }: Entry): JournalLine => {
  const [noun = '', past = ''] = verb.split('.')
  const thing = title ? `${spaced(noun)} “${title}”` : spaced(noun)
  return {
    seq,
    at,
    actor: { kind: actor.kind, name },
    ...(verb === refused ? refusalIn(detail) : { sentence: `${spaced(past)} ${thing}` }),
    href: `/journal?entry=${seq}`,
    ...(cause === undefined ? {} : { cause }),
  }
}
