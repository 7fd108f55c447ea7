import { pluralOf } from './plural.ts'

/** "1 item", "3 items", "2,500 families". */
export const counted = (count: number, one: string, many = pluralOf(one)): string => `${count.toLocaleString('en')} ${count === 1 ? one : many}`
