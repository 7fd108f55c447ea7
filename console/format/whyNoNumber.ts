import { strings } from '../strings.ts'
import { isAmbiguous } from './typedNumber.ts'

/** What to say at a field of which the text is no number: that it may be two amounts, or `otherwise`. */
export const whyNoNumber = (typed: string, otherwise: string): string => (isAmbiguous(typed) ? strings.ambiguous(typed.trim()) : otherwise)
