/** brief.open → brief */
export const nounOf = (operation: unknown): string => String(operation).split('.')[0] ?? ''

/** Whether news of these nouns make the answer of a query old; the news `*` may have been anything. */
export const isStaleBy = (queryKey: readonly unknown[], follows: readonly string[], nouns: ReadonlySet<string>): boolean =>
  nouns.has('*') || nouns.has(nounOf(queryKey[0])) || follows.some((noun) => noun === '*' || nouns.has(noun))
