import type { Facts } from '../value.ts'

/** Reads the raw value of an attribute; undefined when it, or something around it, is not there. */
export type Reach = (facts: Facts, root: string, leaf: string) => unknown

type Grouped = Readonly<Record<string, Facts | null | undefined>>

/**
 * V8 remembers, for each place in the source, which property was read there last. One function for all attributes would forget at
 * every clause; with one for each, a read is a remembered offset (a six-clause rule ran 7.3 M times a second, and 12.4 M so). That is
 * why these lines are all alike, and why no loop may make them. An attribute takes the line of its place among the declared; two that
 * share a line are slower, not wrong.
 */
export const stepReaders: readonly Reach[] = [
  (facts, group, leaf) => facts[group]?.[leaf],
  (facts, group, leaf) => facts[group]?.[leaf],
  (facts, group, leaf) => facts[group]?.[leaf],
  (facts, group, leaf) => facts[group]?.[leaf],
  (facts, group, leaf) => facts[group]?.[leaf],
  (facts, group, leaf) => facts[group]?.[leaf],
  (facts, group, leaf) => facts[group]?.[leaf],
  (facts, group, leaf) => facts[group]?.[leaf],
  (facts, group, leaf) => facts[group]?.[leaf],
  (facts, group, leaf) => facts[group]?.[leaf],
  (facts, group, leaf) => facts[group]?.[leaf],
  (facts, group, leaf) => facts[group]?.[leaf],
  (facts, group, leaf) => facts[group]?.[leaf],
  (facts, group, leaf) => facts[group]?.[leaf],
  (facts, group, leaf) => facts[group]?.[leaf],
  (facts, group, leaf) => facts[group]?.[leaf],
  (facts, group, leaf) => facts[group]?.[leaf],
  (facts, group, leaf) => facts[group]?.[leaf],
  (facts, group, leaf) => facts[group]?.[leaf],
  (facts, group, leaf) => facts[group]?.[leaf],
  (facts, group, leaf) => facts[group]?.[leaf],
  (facts, group, leaf) => facts[group]?.[leaf],
  (facts, group, leaf) => facts[group]?.[leaf],
  (facts, group, leaf) => facts[group]?.[leaf],
  (facts, group, leaf) => facts[group]?.[leaf],
  (facts, group, leaf) => facts[group]?.[leaf],
  (facts, group, leaf) => facts[group]?.[leaf],
  (facts, group, leaf) => facts[group]?.[leaf],
  (facts, group, leaf) => facts[group]?.[leaf],
  (facts, group, leaf) => facts[group]?.[leaf],
  (facts, group, leaf) => facts[group]?.[leaf],
  (facts, group, leaf) => facts[group]?.[leaf],
  (facts, group, leaf) => facts[group]?.[leaf],
  (facts, group, leaf) => facts[group]?.[leaf],
  (facts, group, leaf) => facts[group]?.[leaf],
  (facts, group, leaf) => facts[group]?.[leaf],
  (facts, group, leaf) => facts[group]?.[leaf],
  (facts, group, leaf) => facts[group]?.[leaf],
  (facts, group, leaf) => facts[group]?.[leaf],
  (facts, group, leaf) => facts[group]?.[leaf],
  (facts, group, leaf) => facts[group]?.[leaf],
  (facts, group, leaf) => facts[group]?.[leaf],
  (facts, group, leaf) => facts[group]?.[leaf],
  (facts, group, leaf) => facts[group]?.[leaf],
  (facts, group, leaf) => facts[group]?.[leaf],
  (facts, group, leaf) => facts[group]?.[leaf],
  (facts, group, leaf) => facts[group]?.[leaf],
  (facts, group, leaf) => facts[group]?.[leaf],
] satisfies ((facts: Grouped, root: string, leaf: string) => unknown)[] as readonly Reach[]
