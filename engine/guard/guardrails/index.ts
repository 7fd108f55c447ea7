import type { GuardrailKind } from '../guardrail-kind.ts'
import { bannedTermsStayOut } from './banned-terms-stay-out.ts'
import { contrastIsEnough } from './contrast-is-enough.ts'
import { emailNamesItsSender } from './email-names-its-sender.ts'
import { everyLocaleIsThere } from './every-locale-is-there.ts'
import { fontHasTheLetters } from './font-has-the-letters.ts'
import { htmlIsSafe } from './html-is-safe.ts'
import { legalLineIsPresent } from './legal-line-is-present.ts'
import { linksAreWellFormed } from './links-are-well-formed.ts'
import { picturesHaveAltText } from './pictures-have-alt-text.ts'
import { picturesSuitTheirSlot } from './pictures-suit-their-slot.ts'
import { placeholdersAreResolved } from './placeholders-are-resolved.ts'
import { requiredTermsAreThere } from './required-terms-are-there.ts'
import { rightsCoverTheUse } from './rights-cover-the-use.ts'
import { savingsNeedTerms } from './savings-need-terms.ts'
import { textFitsItsSlot } from './text-fits-its-slot.ts'
import { weightIsWithinLimit } from './weight-is-within-limit.ts'

/** One line for each kind of guardrail. */
export const guardrailKinds: readonly GuardrailKind[] = [
  textFitsItsSlot,
  fontHasTheLetters,
  requiredTermsAreThere,
  bannedTermsStayOut,
  savingsNeedTerms,
  legalLineIsPresent,
  contrastIsEnough,
  rightsCoverTheUse,
  everyLocaleIsThere,
  linksAreWellFormed,
  picturesSuitTheirSlot,
  picturesHaveAltText,
  weightIsWithinLimit,
  emailNamesItsSender,
  placeholdersAreResolved,
  htmlIsSafe,
]

export const guardrailKindOf = (name: string): GuardrailKind | undefined => guardrailKinds.find((kind) => kind.name === name)
