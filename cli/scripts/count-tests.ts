import type { TestCase, TestModule, TestSuite } from 'vitest/node'

export type Count = { passed: number; failed: number; skipped: string[] }

/**
 * The true figures of a run. What broke outside of a test (a file that does not load, a failing `beforeAll`, an error that nobody caught) would leave its tests uncounted
 * and the run looking whole: each such break counts as one failure.
 */
export function countTests(modules: readonly TestModule[], unhandled: number): Count {
  const tests = modules.flatMap((module) => [...module.children.allTests()])
  const inState = (state: string) => tests.filter((test) => test.result().state === state)
  const broken = modules
    .flatMap((module): (TestModule | TestSuite)[] => [module, ...module.children.allSuites()])
    .filter((place) => place.errors().length > 0)
  return {
    passed: inState('passed').length,
    failed: tests.length - inState('passed').length - inState('skipped').length + broken.length + unhandled,
    skipped: reasons(inState('skipped')),
  }
}

/** One line for each file and reason; the reason is the note that the test left, else its name. */
function reasons(tests: readonly TestCase[]): string[] {
  const lines = tests.map((test) => {
    const result = test.result()
    const note = result.state === 'skipped' ? result.note : undefined
    return `${test.module.relativeModuleId}: ${note ?? test.fullName}`
  })
  return [...Map.groupBy(lines, (line) => line)].map(([line, same]) => (same.length === 1 ? line : `${line} (${same.length} tests)`))
}
