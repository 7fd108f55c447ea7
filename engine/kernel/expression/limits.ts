/**
 * What a rule may cost. Rules are written by people and by agents, and run on every decision: each bound is checked when the rule
 * is saved where that is possible, and otherwise while it runs, where going over it is an error value like any other.
 */
export const limits = {
  /** Characters (UTF-16 units) of source. */
  sourceLength: 20_000,
  /** Nodes of the syntax tree. */
  nodes: 4_000,
  /** Brackets within brackets. */
  nesting: 48,
  /** Levels of the syntax tree: also bounds operators in a row, `a + b + c + …`. */
  depth: 200,
  /** `exists`, `all`, `exists_one`, `filter`, `map` within one another: one, and one inside it. */
  macroNesting: 2,
  /** Characters of a pattern of `matches`, and instructions that it compiles to. */
  patternLength: 250,
  patternSize: 600,
  /** Characters of a text that `matches` reads, or that `+` makes. */
  textLength: 10_000,
  /** Items of a list that `+` makes. */
  listLength: 1_000,
  /** Steps of one evaluation: an item that a macro visits is one, a match as many as its pattern and text make it (pattern.ts). */
  work: 100_000,
  /** Levels of two dyn values that `==` follows; what is nested deeper is never equal. */
  valueDepth: 64,
} as const
