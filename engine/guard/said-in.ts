import { templateText } from '../create/template-text.ts'
import type { Drafted, Subject, Surroundings } from './guardrail-kind.ts'

/** What is said at one place. */
export interface Said {
  text: string
  /** The place, as a finding about this part of the text names it. */
  at(from: number, length: number): Pick<Drafted, 'slot' | 'component' | 'span'>
  /** Who says it, where it is not a component: ends a sentence about it. */
  by: string
}

/** What the piece in the only slot says; where no slot is looked at, what the template says by itself. */
export const saidIn = ({ pieces: [piece] }: Subject, { template }: Surroundings): Said =>
  piece
    ? {
        text: piece.text ?? '',
        at: (from, length) => ({ slot: piece.slot.name, component: piece.component.id, span: { from, length } }),
        by: '',
      }
    : { text: templateText(template), at: () => ({}), by: `; the template “${template.name}” says it` }
