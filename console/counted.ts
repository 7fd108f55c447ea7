import { pluralOf } from '../engine/kernel/plural.ts'

/** 3 variants · 1 variant: a count, formatted, with what it counts; a verb may stand with its noun. */
export const counted = (count: string, one: string, many = pluralOf(one)): string => `${count} ${count === '1' ? one : many}`
