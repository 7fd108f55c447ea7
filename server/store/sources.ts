import { letterReadingAnswer } from '../create/letter-reading.ts'
import { proofsAnswer } from '../create/proofs.ts'
import { templateReadingAnswer } from '../create/template-reading.ts'
import { answersOperationNames } from '../operation-names.ts'
import { activateAnswers, activateAppends } from './activate.store.ts'
import type { Answering, Appending } from './answering.ts'
import { audienceAnswers } from './audience.store.ts'
import { createAnswers, createAppends } from './create.store.ts'
import { answersEarlierStates } from './earlier.store.ts'
import { deadLetterAnswers, deadLetterAppends } from './dead-letter.store.ts'
import { decideAnswers } from './decide.store.ts'
import { answersDocumentPages } from './document.store.ts'
import { eventAnswers, eventAppends } from './event-log.ts'
import { experimentAnswers } from './experiment.store.ts'
import { answersFlight } from './flight.store.ts'
import { answersFlowRuns } from './flow.store.ts'
import { answersFoldedJournal } from './fold.store.ts'
import { impressionAnswers } from './impression.store.ts'
import { assetLibraryAnswers } from './asset-library.store.ts'
import { libraryAnswers } from './library.store.ts'
import { answersLiveRates } from './live-rates.store.ts'
import { learnAnswers } from './learn.store.ts'
import { logDayAnswers, logDayAppends } from './log-day.store.ts'
import { mailboxAnswers } from './mailbox.store.ts'
import { peopleAppends } from './people.store.ts'
import { answersEveryThing } from './clear.store.ts'
import { similarAnswers } from './similar.store.ts'
import { answersFamiliesSeen } from './seen.store.ts'
import { answersSyntheticLeft } from './purge.store.ts'
import { answersChainReport, answersJournalPart } from './steward.store.ts'

/** One line for each source that the engine asks. */
const answering: readonly Answering[] = [
  answersJournalPart,
  answersChainReport,
  answersFoldedJournal,
  answersEarlierStates,
  answersLiveRates,
  answersFlowRuns,
  ...createAnswers,
  ...assetLibraryAnswers,
  answersDocumentPages,
  ...libraryAnswers,
  ...similarAnswers,
  templateReadingAnswer,
  proofsAnswer,
  letterReadingAnswer,
  answersFlight,
  answersFamiliesSeen,
  ...audienceAnswers,
  ...eventAnswers,
  ...deadLetterAnswers,
  ...decideAnswers,
  ...impressionAnswers,
  ...learnAnswers,
  ...experimentAnswers,
  ...activateAnswers,
  ...mailboxAnswers,
  answersEveryThing,
  answersOperationNames,
  answersSyntheticLeft,
  ...logDayAnswers,
]

/** One line for each ledger that the engine appends to. */
const appending: readonly Appending[] = [
  ...peopleAppends,
  ...createAppends,
  ...eventAppends,
  ...deadLetterAppends,
  ...activateAppends,
  ...logDayAppends,
]

export const answers: ReadonlyMap<string, Answering['answer']> = new Map(answering.map(({ source, answer }) => [source, answer]))
export const appends: ReadonlyMap<string, Appending['append']> = new Map(appending.map(({ ledger, append }) => [ledger, append]))
