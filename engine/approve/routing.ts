import type { Attributes } from '../kernel/expression/attribute.ts'
import { attributesUsed, compileExpression, type Expression } from '../kernel/expression/expression.ts'
import { asPlaces } from '../kernel/expression/problem.ts'
import { isRefusal, type Refusal, refuse } from '../kernel/refusal.ts'
import { Facts, neverByRule } from './facts.ts'
import { type Route, withoutRoute } from './route.ts'

const types: Record<keyof Facts, Attributes[string]> = {
  kind: { type: 'string' },
  origin: { type: 'string' },
  maker: { type: 'string' },
  channels: { type: 'list', of: 'string' },
  locales: { type: 'list', of: 'string' },
  tags: { type: 'list', of: 'string' },
  variants: { type: 'int' },
  blocked: { type: 'int' },
  warned: { type: 'int' },
  newComponents: { type: 'int' },
  newClaims: { type: 'int' },
  newPairs: { type: 'int' },
  pairs: { type: 'list', of: 'string' },
  newTemplate: { type: 'bool' },
  changes: { type: 'list', of: 'string' },
  moved: { type: 'double' },
  newPersonal: { type: 'int' },
  endsHoldout: { type: 'bool' },
}

/** The words of a route’s condition: the facts, each with what it says. */
export const routeAttributes: Attributes = Object.fromEntries(
  Object.entries(types).map(([name, type]) => [name, { ...type, summary: Facts.shape[name as keyof Facts].description ?? '' }]),
)

/** The condition of a route, checked against the facts, or where it is wrong. */
export const compileWhen = (when: string): Expression | Refusal => {
  const compiled = compileExpression(when, routeAttributes, { returns: 'bool' })
  if (compiled.ok) return compiled.expression
  return refuse('invalidExpression', 'The condition of the route does not hold together.', {
    where: asPlaces(compiled.problems, 'when'),
    remedy: `Mend it where it says; it may speak of ${Object.keys(routeAttributes).join(', ')}.`,
  })
}

/** What a route asks for in one case. */
export type Routed = Pick<Route, 'key' | 'because' | 'passes' | 'steps'>

/**
 * The first route that holds decides. Where it cannot be said whether one holds (it was written for words that are gone, or fails on these facts),
 * the careful answer is taken: steps are asked for, a pass is not given. What may never pass by rule is not passed by any; nor does anything but a family pass by a
 * rule that does not speak of its kind, since whoever wrote it thought of content.
 */
export const routeFor = (routes: readonly Route[], facts: Facts): Routed => {
  const never = neverByRule(facts)
  const live = routes.filter(({ state }) => state === 'live').sort((a, b) => a.order - b.order || (a.key < b.key ? -1 : 1))
  const deciding = live.find((route) => !(route.passes && never !== undefined) && holds(route, facts))
  if (deciding) return deciding
  const usual = withoutRoute(facts.kind)
  return never === undefined ? usual : { ...usual, because: never }
}

const holds = ({ when, passes }: Route, facts: Facts): boolean => {
  const expression = compileWhen(when)
  if (isRefusal(expression)) return !passes
  if (passes && facts.kind !== 'family' && !attributesUsed(expression).includes('kind')) return false
  const outcome = expression.evaluate(facts)
  return 'value' in outcome ? outcome.value === true : !passes
}
