import { checkMacro, isMacro } from './check-macro.ts'
import { nothing, type Checking } from './checking.ts'
import { compile } from '../compile/compile.ts'
import { fold } from './fold.ts'
import { resolveForm, type Form, type StandardFunction } from '../functions/form.ts'
import { standardFunctions } from '../functions/functions.ts'
import { macros, partsOf, type Meaning } from '../meaning.ts'
import { readPattern } from '../functions/pattern.ts'
import type { Call } from '../syntax/syntax.ts'
import { didYouMean } from './suggest.ts'
import { aType, holdsMoment, typeName } from '../type.ts'
import { Unknown } from '../unknown.ts'

const functions = new Map(standardFunctions.map((one) => [one.name, one]))
const known = [...functions.keys(), ...macros, 'has', 'holds', 'matches', 'dyn']

export const checkCall = (call: Call, checking: Checking): Meaning => {
  if (isMacro(call)) return checkMacro(call, checking)
  if (call.name === 'has' && !call.on) return checkHas(call, checking)
  if (call.name === 'holds' && !call.on) return checkHolds(call, checking)
  if (call.name === 'dyn' && !call.on) return checkDyn(call, checking)
  const values = [...(call.on ? [call.on] : []), ...call.arguments].map((node) => checking.of(node))
  if (values.includes(nothing)) return nothing
  if (call.name === 'matches') return checkMatches(call, values, checking)
  const named = functions.get(call.name)
  return named ? checkFunction(call, named, values, checking) : unknownFunction(call, checking)
}

const unknownFunction = ({ name, nameSpan }: Call, checking: Checking): Meaning => {
  if (name === 'now') return checking.fault(nameSpan, 'now is a value, not a function.', 'Write now without brackets.')
  return checking.fault(nameSpan, `There is no function ${name}.`, didYouMean(name, known, `There are: ${known.join(', ')}.`))
}

const checkFunction = (call: Call, { name, forms, example }: StandardFunction, values: Meaning[], checking: Checking): Meaning => {
  const written = forms.filter(({ method }) => (method === true) === (call.on !== undefined))
  const resolved = resolveForm(
    written,
    values.map(({ type }) => type),
  )
  if ('ambiguous' in resolved)
    return checking.fault(
      call.span,
      `Which ${name} is meant cannot be told: an argument may be of any type.`,
      'Say what it is: int(…), double(…) or string(…).',
    )
  if ('none' in resolved) {
    const given = values.map(({ type }) => aType(type)).join(', ') || 'nothing'
    const ways = (written.length > 0 ? written : forms).filter(({ takes }) => !takes.includes('dyn')).map((form) => signature(name, form))
    if (written.length === 0)
      return checking.fault(
        call.nameSpan,
        `${name} is written ${call.on ? 'before' : 'behind'} its value.`,
        `Write ${ways.join(' or ')}, as in: ${example}`,
      )
    return checking.fault(call.span, `${name} does not take ${given} here.`, `Write ${ways.join(' or ')}, as in: ${example}`)
  }
  return apply(call, resolved.form, values, checking)
}

const apply = (call: Call, form: Form, values: Meaning[], checking: Checking): Meaning => {
  const guarded = values.map((value, place) => checking.as(value, form.takes[place]!, 'An argument', ''))
  const now: Meaning = { kind: 'attribute', path: 'now', steps: ['now'], order: 0, type: 'timestamp', span: call.span }
  const meaning: Meaning = {
    kind: 'apply',
    does: form.does,
    arguments: form.asksNow ? [...guarded, now] : guarded,
    type: form.gives,
    span: call.span,
  }
  return foldConversion(meaning, call, checking)
}

/** `timestamp("2026-02-30…")` is a slip of the author, told at once rather than as a rule that never holds. */
const foldConversion = (meaning: Meaning, call: Call, checking: Checking): Meaning => {
  const folded = fold(meaning)
  if (folded.kind === 'constant' || !partsOf(meaning).every(({ kind }) => kind === 'constant')) return folded
  const outcome = compile(meaning)({})
  return outcome instanceof Unknown ? checking.fault(call.span, `This fails: ${outcome.what}.`, 'Mend the value that is written here.') : folded
}

const signature = (name: string, { takes, method }: Form): string => {
  const types = takes.map(typeName)
  return method ? `${types[0]}.${name}(${types.slice(1).join(', ')})` : `${name}(${types.join(', ')})`
}

const checkMatches = (call: Call, values: Meaning[], checking: Checking): Meaning => {
  const [text, pattern] = values
  if (!text || !pattern || values.length > 2)
    return checking.fault(call.span, 'matches takes a text and a pattern.', 'Write text.matches("pattern").')
  const string = checking.as(text, 'string', 'What matches looks at', 'Write text.matches("pattern").')
  if (pattern.kind !== 'constant' || typeof pattern.value !== 'string') {
    return checking.fault(
      pattern.span,
      'A pattern must be written out, so that it can be read when the rule is saved.',
      'Write text.matches("pattern").',
    )
  }
  const read = readPattern(pattern.value)
  if ('fault' in read) return checking.fault(pattern.span, read.fault, 'Patterns follow RE2: no look-around, no back-references, repeats up to 1000.')
  return string === nothing ? nothing : fold({ kind: 'matches', of: string, pattern: read, type: 'bool', span: call.span })
}

const checkHas = (call: Call, checking: Checking): Meaning => {
  const [node] = call.arguments
  if (!node || call.arguments.length > 1) return checking.fault(call.span, 'has takes one attribute.', 'Write has(profile.country).')
  const of = checking.of(node)
  if (of === nothing) return nothing
  if (of.kind === 'attribute' || of.kind === 'field') return { kind: 'has', of, type: 'bool', span: call.span }
  const hint = of.kind === 'index' ? 'Write "key" in map.' : 'Write has(profile.country).'
  return checking.fault(node.span, 'has asks whether an attribute is there; this is none.', hint)
}

/** Our own word: it asks whether a condition is true, and takes what is missing or failed for a no. The rows of a decision table stand in it. */
const checkHolds = (call: Call, checking: Checking): Meaning => {
  const [node] = call.arguments
  if (!node || call.arguments.length > 1) return checking.fault(call.span, 'holds takes one condition.', 'Write holds(profile.orders > 0).')
  const of = checking.asCondition(checking.of(node), 'What holds asks about')
  return of === nothing ? nothing : fold({ kind: 'holds', of, type: 'bool', span: call.span })
}

/** Forgets a type, so that values of different types may be compared. */
const checkDyn = (call: Call, checking: Checking): Meaning => {
  const [node] = call.arguments
  if (!node || call.arguments.length > 1) return checking.fault(call.span, 'dyn takes one value.', 'Write dyn(value).')
  const value = checking.of(node)
  if (value === nothing) return nothing
  if (holdsMoment(value.type)) return checking.fault(call.span, 'A timestamp or duration keeps its type.', 'Leave dyn out.')
  return fold({ kind: 'guard', of: value, type: 'dyn', span: call.span })
}
