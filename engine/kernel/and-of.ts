/** a, b and c */
export const andOf = (said: readonly string[]): string => [said.slice(0, -1).join(', '), ...said.slice(-1)].filter(Boolean).join(' and ')
