import { source } from '../kernel/reader.ts'
import type { MediaType } from './asset.ts'
import type { Choice } from './matrix.ts'
import type { Composition } from './composition.ts'

/** Something that a letter uses and that some mail programs leave out. */
export interface MailFeature {
  /** As a person calls it. */
  feature: string
  /** content: something is not seen or cannot be used.  layout: it stands otherwise.  looks: it is plainer. */
  loses: 'content' | 'layout' | 'looks'
  /** Names of the programs that do not show it. */
  programs: readonly string[]
  /** What to use instead, as a deed. */
  instead: string
  /** Where it was tested. */
  source: string
  /** Of the body of a template, from 1: where it is used. */
  lines?: readonly number[]
}

/** What is known of the letters of a family once their template is compiled. */
export interface LetterReading {
  /** What the compiled template uses and mail programs leave out, but for what every letter uses. */
  unshown: readonly MailFeature[]
  /** Types of pictures that mail programs leave out. */
  pictures: ReadonlyMap<MediaType, MailFeature>
  /** Bytes of the HTML as it is sent, without anything in its slots: by locale. */
  layout: ReadonlyMap<string, number>
  /** Bytes that a component adds to it in its slot: by `partKey`. */
  parts: ReadonlyMap<string, number>
}

export const partKey = (locale: string, slot: string, component: string): string => `${locale} ${slot} ${component}`

/** Bytes of the HTML of one letter as it is sent. Each part is weighed by itself; what a template says of two slots together is not seen. */
export const letterBytes = ({ layout, parts }: Pick<LetterReading, 'layout' | 'parts'>, locale: string, choice: Choice): number =>
  Object.entries(choice).reduce((sum, [slot, id]) => sum + (parts.get(partKey(locale, slot, id)) ?? 0), layout.get(locale) ?? 0)

/**
 * What a family's letters weigh, and what they use that mail programs leave out. Compiling is a renderer's work, so that whoever answers has one; nothing
 * for channels that send no letters. `address`: under which people reach us, since pictures and the way out lie there.
 */
export const letterReading = source<
  Omit<Composition, 'family'> & { family: Pick<Composition['family'], 'slots' | 'locales'>; address: string },
  LetterReading | undefined
>('letter.reading')
