import { type Refusal, refuse } from '../kernel/refusal.ts'

/** Members that nobody knows here, each in its place; nothing when all are known. */
export const unknownRefusal = (
  asked: { assets?: readonly string[] | undefined; components?: readonly string[] | undefined },
  known: { assets: ReadonlyMap<string, unknown>; components: ReadonlyMap<string, unknown> },
): Refusal | undefined => {
  const missing = (['assets', 'components'] as const).flatMap((path) =>
    (asked[path] ?? []).filter((one) => !known[path].has(one)).map((one) => ({ path, problem: `${one} is unknown here` })),
  )
  return missing.length === 0 ? undefined : refuse('notFound', 'Some of what it should hold is not known here.', { where: missing.slice(0, 20) })
}
