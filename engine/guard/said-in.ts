import { templateText } from '../create/template-text.ts'
import type { Template } from '../create/template.ts'
import { linesSaying } from './body-lines.ts'
import type { Drafted, Subject, Surroundings } from './guardrail-kind.ts'

/** What is said at one place. */
export interface Said {
  text: string
  /** The place, as a finding about this part of the text names it. */
  at(from: number, length: number): Pick<Drafted, 'slot' | 'component' | 'span' | 'lines'>
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
    : sayingItself(template)

const sayingItself = (template: Template): Said => {
  const text = templateText(template)
  const at: Said['at'] = (from, length) => {
    const lines = linesSaying(template.body, text.slice(from, from + length))
    return lines.length > 0 ? { lines } : {}
  }
  return { text, at, by: `; the template “${template.name}” says it` }
}
