import { isDeepStrictEqual } from 'node:util'
import { tests } from '@bufbuild/cel-spec/testdata/conformance.js'
import { expect, test } from 'vitest'
import type { Attributes, Content } from './attribute.ts'
import { compileExpression, type Expression } from './expression.ts'
import type { Problem } from './problem.ts'

/** A case of the CEL specification, as its JSON has it. */
interface SpecCase {
  suite: string
  name?: string
  expr: string
  bindings?: Record<string, { value?: SpecValue }>
  typeEnv?: { name: string; ident?: { type: SpecType } }[]
  disableCheck?: boolean
  evalError?: unknown
  value?: SpecValue
  typedResult?: { result?: SpecValue }
}
type SpecValue = Record<string, unknown>
interface SpecType {
  primitive?: string
  wellKnown?: string
  listType?: { elemType?: SpecType }
  mapType?: { keyType?: SpecType; valueType?: SpecType }
}
type Suite = { name: string; suites?: Suite[]; tests?: { original: object }[] }

const casesOf = (suite: Suite, path: string): SpecCase[] => [
  ...(suite.tests ?? []).map(({ original }) => ({ ...original, suite: path }) as SpecCase),
  ...(suite.suites ?? []).flatMap((inner) => casesOf(inner, `${path}/${inner.name}`)),
]

const suites = (pattern: RegExp) => (one: SpecCase) => pattern.test(`${one.suite}/${one.name}`)
const text = (pattern: RegExp) => (one: SpecCase) => pattern.test(one.expr)
const given = (pattern: RegExp) => (one: SpecCase) => pattern.test(JSON.stringify([one.bindings, one.typeEnv, one.value, one.typedResult]))

/** What our subset of CEL leaves out, and why. The first that holds counts. */
const leftOut: { reason: string; when: ((one: SpecCase) => boolean)[] }[] = [
  {
    reason: 'extension libraries and macros of two variables are not in the language',
    when: [suites(/^\/(?:\w+_ext|optionals|macros2)\//), text(/optional\./)],
  },
  {
    reason: 'no protocol buffer messages, enums, wrappers or containers: facts are JSON',
    when: [
      suites(/^\/(?:proto2|proto3|enums|wrappers|dynamic|namespace)\//),
      text(/TestAllTypes|google\.protobuf|Nested|msg\b/),
      given(/TestAllTypes|messageType|google\.protobuf\.(?!Timestamp|Duration)/),
    ],
  },
  {
    reason: 'no bytes: nothing in the facts is binary',
    when: [text(/(?<![A-Za-z0-9_"'\\])(?:[bB][rR]?|[rR][bB])["']|\bbytes\b/), suites(/bytes_literals/)],
  },
  { reason: 'no unsigned ints: JSON has one kind of whole number', when: [text(/\b(?:0x[0-9a-fA-F]+|\d+)[uU]\b|\buint\b/)] },
  {
    reason: 'no types as values: the check knows them all',
    when: [text(/\btype\(|^(?:bool|int|double|string|list|map|null_type|type)$/), given(/"typeValue"/)],
  },
  {
    reason: 'map keys are strings, as in JSON',
    when: [text(/[{,]\s*(?:-?[\d.]+|true|false|dyn\(\w*\)|null)\s*:|7 in \{\}/), given(/"keyType":\{"primitive":"(?!STRING)/)],
  },
  { reason: 'ints are safe integers, ±(2⁵³ − 1)', when: [text(/\d{16,}|0x[0-9a-fA-F]{14,}|9\.?\d*[eE]18/)] },
  {
    reason: 'moments count milliseconds, and durations reach 10,000 years',
    when: [suites(/(?:toString_timestamp_nanos|duration_nanos_(?:over|under)|sub_time_duration_(?:over|under))$/)],
  },
  { reason: 'timestamps and durations keep their type', when: [text(/dyn\((?:timestamp|duration)\(/)] },
  { reason: 'null in the facts is a missing attribute', when: [suites(/bound\/null_eq_left_true/)] },
  { reason: 'an attribute cannot lie within another', when: [suites(/ident_with_longest_prefix_check/)] },
  { reason: 'functions that the host would have to bring', when: [text(/\bfn\(/)] },
]
const refusedBeforehand = 'wrong by type, refused before it could run (the case asks for no check)'

const nested = (entries: (readonly [string, unknown])[]): Record<string, unknown> => {
  const facts: Record<string, unknown> = {}
  for (const [path, value] of entries) {
    const steps = path.split('.')
    const group = steps.slice(0, -1).reduce<Record<string, unknown>>((within, step) => (within[step] ??= {}) as Record<string, unknown>, facts)
    group[steps.at(-1)!] = value
  }
  return facts
}

const factsOf = ({ bindings = {} }: SpecCase) => nested(Object.entries(bindings).map(([name, { value }]) => [name, valueOf(value!)] as const))

const attributesOf = ({ bindings = {}, typeEnv = [] }: SpecCase): Attributes => {
  const bound = Object.entries(bindings).map(([name, { value }]) => [name, boundType(value)] as const)
  const declared = typeEnv.flatMap(({ name, ident }) => (ident ? [[name, declaredType(ident.type)] as const] : []))
  return Object.fromEntries([...bound, ...declared].map(([name, type]) => [name, typeof type === 'string' ? { type } : type]))
}

const boundType = (value: SpecValue | undefined): Content => {
  const type = String((value?.objectValue as { '@type'?: string } | undefined)?.['@type'] ?? '')
  return type.endsWith('Timestamp') ? 'timestamp' : type.endsWith('Duration') ? 'duration' : 'dyn'
}

const declaredType = ({ primitive, wellKnown, listType, mapType }: SpecType): Content => {
  if (listType) return { type: 'list', of: listType.elemType ? declaredType(listType.elemType) : 'dyn' }
  if (mapType) return { type: 'map', of: mapType.valueType ? declaredType(mapType.valueType) : 'dyn' }
  const known: Record<string, Content> = {
    BOOL: 'bool',
    INT64: 'int',
    DOUBLE: 'double',
    STRING: 'string',
    TIMESTAMP: 'timestamp',
    DURATION: 'duration',
  }
  return known[primitive ?? wellKnown ?? ''] ?? 'dyn'
}

const valueOf = (value: SpecValue): unknown => {
  const [kind, inner] = Object.entries(value)[0]!
  if (kind === 'int64Value' || kind === 'doubleValue') return Number(inner)
  if (kind === 'nullValue') return null
  if (kind === 'listValue') return ((inner as { values?: SpecValue[] }).values ?? []).map(valueOf)
  if (kind === 'mapValue') {
    const { entries = [] } = inner as { entries?: { key: SpecValue; value: SpecValue }[] }
    return Object.fromEntries(entries.map((entry) => [valueOf(entry.key), valueOf(entry.value)]))
  }
  if (kind !== 'objectValue') return inner
  const { '@type': type, value: content } = inner as { '@type': string; value: string }
  return type.endsWith('Duration') ? parseFloat(content) * 1000 : Date.parse(content)
}

const count = new Map<string, number>()
const add = (what: string): undefined => void count.set(what, (count.get(what) ?? 0) + 1)

/** Undefined when the case is left out or refused as it should be; else the expression to run, or what was wrong with it. */
const prepared = (one: SpecCase): Expression | Problem[] | undefined => {
  const left = leftOut.find(({ when }) => when.some((holds) => holds(one)))
  if (left) return add(left.reason)
  const compiled = compileExpression(one.expr, attributesOf(one), { returns: 'dyn' })
  if (!compiled.ok && one.disableCheck && !one.evalError) return add(refusedBeforehand)
  add('held')
  if (compiled.ok) return compiled.expression
  return one.evalError ? undefined : compiled.problems
}

/** Undefined when the case holds, else what happened instead. */
const failureOf = (one: SpecCase): unknown => {
  const expression = prepared(one)
  if (expression === undefined || Array.isArray(expression)) return expression
  const { value, typedResult, evalError } = one
  if (typedResult !== undefined && typedResult.result === undefined) return undefined
  const outcome = expression.evaluate(factsOf(one))
  if (evalError) return 'value' in outcome ? outcome : undefined
  const wanted = valueOf(value ?? typedResult?.result ?? { boolValue: true })
  return 'value' in outcome && isDeepStrictEqual(structuredClone(outcome.value), wanted) ? undefined : { wanted, outcome }
}

test('the conformance cases of the CEL specification hold, as far as our subset goes', () => {
  const failures = casesOf(tests as Suite, '').flatMap((one) => {
    const failure = failureOf(one)
    return failure === undefined ? [] : [`${one.suite} ${one.name}: ${one.expr} → ${JSON.stringify(failure)}`]
  })
  expect(failures).toEqual([])
  expect(Object.fromEntries(count)).toMatchInlineSnapshot(`
    {
      "an attribute cannot lie within another": 1,
      "extension libraries and macros of two variables are not in the language": 594,
      "functions that the host would have to bring": 1,
      "held": 677,
      "ints are safe integers, ±(2⁵³ − 1)": 39,
      "map keys are strings, as in JSON": 29,
      "moments count milliseconds, and durations reach 10,000 years": 5,
      "no bytes: nothing in the facts is binary": 109,
      "no protocol buffer messages, enums, wrappers or containers: facts are JSON": 655,
      "no types as values: the check knows them all": 25,
      "no unsigned ints: JSON has one kind of whole number": 181,
      "null in the facts is a missing attribute": 1,
      "timestamps and durations keep their type": 2,
      "wrong by type, refused before it could run (the case asks for no check)": 25,
    }
  `)
})
