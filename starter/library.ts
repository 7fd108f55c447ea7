import { brand } from './brand.ts'
import { components } from './components.ts'
import { families } from './families.ts'
import { guardrails } from './guardrails.ts'
import { pictures, presets } from './pictures.ts'
import type { Step } from './story.ts'
import { templates } from './templates.ts'
import { vocabulary } from './vocabulary.ts'

/** The library of the sample brand, in the order in which it would come about. */
export const library: readonly Step[] = [...vocabulary, ...brand, ...guardrails, ...pictures, ...presets, ...components, ...templates, ...families]
