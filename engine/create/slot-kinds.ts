import type { Slot } from './template.ts'

type Takes = Pick<Slot, 'kind'> & { also?: readonly string[] | undefined }

/** Kinds of component that a slot takes, the one that it is made for first. */
export const kindsTaken = ({ kind, also = [] }: Takes): string[] => [kind, ...also]

export const takesKind = (slot: Takes, kind: string): boolean => kindsTaken(slot).includes(kind)
