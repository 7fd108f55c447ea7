import { strings } from '../strings.ts'

interface Verb {
  /** Bears the action too, so that a screen that offers the same with what is in focus takes its place. */
  operation: string
  label: string
  /** Where its form is. */
  path: string
}

/** What can be begun from anywhere: the palette lists it on every screen. */
export const verbs: readonly Verb[] = [
  { operation: 'family.compose', label: strings.verbs.compose, path: '/families/new' },
  { operation: 'family.recombine', label: strings.verbs.recombine, path: '/families?recombine=one' },
]
