import { nothing, type Checking } from './checking.ts'
import type { Meaning } from '../meaning.ts'
import type { Named } from '../names.ts'
import type { Syntax } from '../syntax/syntax.ts'
import { didYouMean } from './suggest.ts'
import { aType, isMap } from '../type.ts'

type Step = Extract<Syntax, { kind: 'name' | 'select' }>

/** The names of a chain `a.b.c`, outermost first; undefined where the chain begins with something else than a name. */
const pathOf = (node: Syntax): Step[] | undefined => {
  if (node.kind === 'name') return [node]
  if (node.kind !== 'select') return undefined
  const before = pathOf(node.of)
  return before && [...before, node]
}

const stepName = (step: Step): string => (step.kind === 'name' ? step.name : step.field)

/** A path means a macro's variable, or else the attribute or predicate that its longest beginning names; the rest are its fields. */
export const checkPath = (node: Step, checking: Checking): Meaning => {
  const steps = pathOf(node)
  if (!steps) return fieldOf(checking.of((node as Extract<Step, { kind: 'select' }>).of), node, checking)
  const variable = checking.variables.get(stepName(steps[0]!))
  if (variable) return fieldsOf({ kind: 'variable', cell: variable.cell, type: variable.type, span: steps[0]!.span }, steps.slice(1), checking)
  const names = steps.map(stepName)
  const found = checking.names.find(names)
  if ('named' in found) return fieldsOf(meaningOf(found.named, steps[found.length - 1]!, checking), steps.slice(found.length), checking)
  const path = names.join('.')
  if ('group' in found) {
    const inside = checking.names.paths.filter((known) => known.startsWith(`${path}.`))
    return checking.fault(
      node.span,
      `${path} is a group of attributes, not a value.`,
      `Name one of them: ${inside.slice(0, 5).join(', ') || 'none may be used'}.`,
    )
  }
  const known = [...checking.names.paths, ...checking.variables.keys()]
  const some = known.slice(0, 5).join(', ')
  return checking.fault(
    node.span,
    `There is no attribute ${path}.`,
    didYouMean(path, known, `Declare it, or use one of: ${some}${known.length > 5 ? ', …' : ''}.`),
  )
}

const meaningOf = (named: Named, { span }: Step, checking: Checking): Meaning => {
  if (named.kind === 'predicate') return { kind: 'predicate', name: named.path, ...named.predicate, type: named.predicate.meaning.type, span }
  if (named.sensitive) return checking.fault(span, `${named.path} is a sensitive attribute; no rule may use it.`, 'Take the clause out.')
  return { kind: 'attribute', path: named.path, steps: named.path.split('.'), order: named.order, type: named.type, span }
}

const fieldsOf = (root: Meaning, steps: Step[], checking: Checking): Meaning => steps.reduce((of, step) => fieldOf(of, step, checking), root)

/** A key of a map, written as a part: `of.field`. */
export const fieldOf = (of: Meaning, step: Step, checking: Checking): Meaning => {
  if (of === nothing) return nothing
  const field = stepName(step)
  if (of.type !== 'dyn' && !isMap(of.type))
    return checking.fault(step.span, `${checking.text(of.span)} is ${aType(of.type)}; it has no parts.`, `Leave .${field} out.`)
  return { kind: 'field', of, field, path: checking.text(step.span), type: isMap(of.type) ? of.type.map : 'dyn', span: step.span }
}
