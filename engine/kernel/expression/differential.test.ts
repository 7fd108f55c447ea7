import { celEnv, isCelError, parse, plan } from '@bufbuild/cel'
import { timestampFromMs } from '@bufbuild/protobuf/wkt'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileExpression } from './expression.ts'
import { printSyntax } from './syntax/print.ts'
import { attributes, condition, someFacts } from './condition.arbitrary.ts'

type SomeFacts = typeof someFacts extends fc.Arbitrary<infer T> ? T : never

/** The same facts as the other implementation wants them: ints as bigints, moments as messages. */
const theirFacts = ({ profile, context, now }: SomeFacts) => ({
  profile: {
    ...profile,
    ...('orders' in profile ? { orders: BigInt(profile.orders!) } : {}),
    ...('visits' in profile ? { visits: profile.visits!.map(BigInt) } : {}),
    ...('seen' in profile ? { seen: timestampFromMs(profile.seen!) } : {}),
  },
  context,
  now: timestampFromMs(now),
})

test('evaluates like @bufbuild/cel: the same value, or no value on both sides', () => {
  const environment = celEnv()
  fc.assert(
    fc.property(condition.map(printSyntax), someFacts, (source, facts) => {
      const compiled = compileExpression(source, attributes)
      // Nesting of generated macros and failing conversions of literals are refused before they run; the other side has no check.
      fc.pre(compiled.ok || compiled.problems.every(({ message }) => /deep at most|^This fails/.test(message)))
      if (!compiled.ok) return
      const outcome = compiled.expression.evaluate(facts)
      const theirs = plan(environment, parse(source))(theirFacts(facts) as never)
      expect('value' in outcome ? outcome.value : 'none').toEqual(isCelError(theirs) ? 'none' : theirs)
    }),
    { numRuns: 600 },
  )
})
