import { holdsPicture, type Kinds } from './component-kind.ts'
import type { Slot } from './template.ts'

type Takes = Pick<Slot, 'kind'> & { also?: readonly string[] | undefined }

/** Kinds of component that a slot takes, the one that it is made for first. */
export const kindsTaken = ({ kind, also = [] }: Takes): string[] => [kind, ...also]

export const takesKind = (slot: Takes, kind: string): boolean => kindsTaken(slot).includes(kind)

/** A slot takes pictures or words, so that the kind which it is made for tells. */
export const takesPictures = ({ kind }: Pick<Slot, 'kind'>, kinds: Kinds): boolean => holdsPicture(kinds.get(kind))

/** The other slots of a template whose pictures the words of a slot may stand on. */
export const groundsFor = <S extends Pick<Slot, 'name' | 'kind'>>(slot: Pick<Slot, 'name'>, slots: readonly S[], kinds: Kinds): S[] =>
  slots.filter((one) => one.name !== slot.name && takesPictures(one, kinds))
