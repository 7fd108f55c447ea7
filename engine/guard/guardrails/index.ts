import type { GuardrailKind } from '../guardrail-kind.ts'
import { bannedTermsStayOut } from './banned-terms-stay-out.ts'
import { claimsHaveEvidence } from './claims-have-evidence.ts'
import { coloursComeFromTokens } from './colours-come-from-tokens.ts'
import { contrastIsEnough } from './contrast-is-enough.ts'
import { cropKeepsTheFocalPoint } from './crop-keeps-the-focal-point.ts'
import { emailNamesItsSender } from './email-names-its-sender.ts'
import { everyLocaleIsThere } from './every-locale-is-there.ts'
import { fontHasTheLetters } from './font-has-the-letters.ts'
import { htmlIsSafe } from './html-is-safe.ts'
import { languageIsInclusive } from './language-is-inclusive.ts'
import { legalLineIsPresent } from './legal-line-is-present.ts'
import { linksAreWellFormed } from './links-are-well-formed.ts'
import { lockedPartsStayUntouched } from './locked-parts-stay-untouched.ts'
import { mailProgramsShowIt } from './mail-programs-show-it.ts'
import { offersLastTheirFlight } from './offers-last-their-flight.ts'
import { nothingCoversText } from './nothing-covers-text.ts'
import { nothingLoadsFromElsewhere } from './nothing-loads-from-elsewhere.ts'
import { ownRuleHolds } from './own-rule-holds.ts'
import { partsComeTogether } from './parts-come-together.ts'
import { partsStayApart } from './parts-stay-apart.ts'
import { picturesHaveAltText } from './pictures-have-alt-text.ts'
import { picturesSuitTheirSlot } from './pictures-suit-their-slot.ts'
import { placeholdersAreResolved } from './placeholders-are-resolved.ts'
import { readingIsEasy } from './reading-is-easy.ts'
import { refusingIsNotShamed } from './refusing-is-not-shamed.ts'
import { requiredTermsAreThere } from './required-terms-are-there.ts'
import { rightsCoverTheUse } from './rights-cover-the-use.ts'
import { savingsNeedTerms } from './savings-need-terms.ts'
import { slotsHaveBoxes } from './slots-have-boxes.ts'
import { spellingIsRight } from './spelling-is-right.ts'
import { subjectsAreCalm } from './subjects-are-calm.ts'
import { textFitsItsSlot } from './text-fits-its-slot.ts'
import { textIsLargeEnough } from './text-is-large-enough.ts'
import { urgencyIsReal } from './urgency-is-real.ts'
import { videosHaveAPoster } from './videos-have-a-poster.ts'
import { videosHaveCaptions } from './videos-have-captions.ts'
import { videosPlayWithoutWaiting } from './videos-play-without-waiting.ts'
import { wasPricesNameTheLow } from './was-prices-name-the-low.ts'
import { weightIsWithinLimit } from './weight-is-within-limit.ts'

/** One line for each kind of guardrail. */
export const guardrailKinds: readonly GuardrailKind[] = [
  textFitsItsSlot,
  slotsHaveBoxes,
  fontHasTheLetters,
  requiredTermsAreThere,
  bannedTermsStayOut,
  savingsNeedTerms,
  legalLineIsPresent,
  contrastIsEnough,
  nothingCoversText,
  rightsCoverTheUse,
  everyLocaleIsThere,
  linksAreWellFormed,
  picturesSuitTheirSlot,
  picturesHaveAltText,
  videosHaveCaptions,
  videosHaveAPoster,
  videosPlayWithoutWaiting,
  weightIsWithinLimit,
  emailNamesItsSender,
  mailProgramsShowIt,
  placeholdersAreResolved,
  htmlIsSafe,
  nothingLoadsFromElsewhere,
  claimsHaveEvidence,
  wasPricesNameTheLow,
  urgencyIsReal,
  refusingIsNotShamed,
  offersLastTheirFlight,
  spellingIsRight,
  languageIsInclusive,
  readingIsEasy,
  subjectsAreCalm,
  textIsLargeEnough,
  coloursComeFromTokens,
  lockedPartsStayUntouched,
  cropKeepsTheFocalPoint,
  ownRuleHolds,
  partsStayApart,
  partsComeTogether,
]

export const guardrailKindOf = (name: string): GuardrailKind | undefined => guardrailKinds.find((kind) => kind.name === name)
