/** a, b or c */
export const orOf = (said: readonly string[]): string => [said.slice(0, -1).join(', '), ...said.slice(-1)].filter(Boolean).join(' or ')
