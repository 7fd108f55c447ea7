import { keyOf } from '../../../engine/create/key-of.ts'
import type { Operations } from '../../api/operations.ts'

/** What stands in the form, as it was typed. Without a key of its own it takes one from its word. */
export interface ConceptDraft {
  label: string
  key: string | undefined
  of: string
  broader: string | undefined
  synonyms: string
}

export const emptyConcept: ConceptDraft = { label: '', key: undefined, of: '', broader: undefined, synonyms: '' }

export const keyFrom = (label: string): string => keyOf(label, '')

export const inputFrom = ({ label, key, of, broader, synonyms }: ConceptDraft): Operations['concept.add']['input'] => ({
  label: label.trim(),
  key: (key ?? keyFrom(label)).trim(),
  of: of.trim(),
  ...(broader === undefined ? {} : { broader }),
  synonyms: synonyms
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean),
})
