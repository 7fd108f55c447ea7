import { z } from 'zod'
import type { Concept } from './concept.ts'
import { Rights } from './rights.ts'

const line = z.string().max(400)

/**
 * What a picture (EXIF, IPTC, XMP) or a document (its information) says about itself, as it was written into its bytes: nobody here has confirmed any of it. Names as in the IPTC
 * Photo Metadata Standard 2023.1.
 */
export const Metadata = z.strictObject({
  title: line.optional(),
  creator: z.array(line).max(20).optional(),
  credit: line.optional(),
  copyright: line.optional(),
  usageTerms: z.string().max(2_000).optional(),
  owner: line.optional().describe('of the copyright (PLUS), or of the rights (XMP)'),
  licensor: line.optional().describe('who grants licences (PLUS)'),
  webStatement: line.optional().describe('address of a page that states its rights'),
  caption: z.string().max(2_000).optional(),
  keywords: z.array(z.string().max(120)).max(100).optional(),
  capturedAt: z.string().max(40).optional().describe('as the camera or program wrote it: in its own time where no zone stands beside it'),
  sourceType: z
    .string()
    .regex(/^[A-Za-z]{2,60}$/)
    .optional()
    .describe('IPTC digital source type, as in digitalCapture or trainedAlgorithmicMedia'),
  orientation: z.number().int().min(1).max(8).optional().describe('as EXIF counts it; 1 is upright'),
})
export type Metadata = z.infer<typeof Metadata>

/** IPTC NewsCodes, digital source type: those in which a trained model had a hand. */
const byModel = new Set(['trainedAlgorithmicMedia', 'compositeWithTrainedAlgorithmicMedia', 'compositeSynthetic', 'algorithmicallyEnhanced'])

/** It says itself that a model made it, or a part of it. */
export const isMadeByModel = (metadata: Metadata | undefined): boolean => byModel.has(metadata?.sourceType ?? '')

/** What might be said of a picture by what it says itself: offered, and true once a person has taken it over. */
export const Proposal = z.object({
  alt: z.string().optional(),
  tags: z.array(z.string()),
  rights: Rights.pick({ holder: true, note: true }).optional(),
})
export type Proposal = z.infer<typeof Proposal>

export const proposedBy = (metadata: Metadata | undefined, concepts: readonly Concept[]): Proposal => {
  const { caption, keywords = [], credit, creator = [] } = metadata ?? {}
  const { holder = credit ?? creator[0], note } = statedIn(metadata)
  const rights = { ...(holder !== undefined && { holder: holder.slice(0, 160) }), ...(note !== undefined && { note }) }
  return {
    ...(caption !== undefined && { alt: caption.slice(0, 400) }),
    tags: tagsAmong(keywords, concepts),
    ...(Object.keys(rights).length > 0 && { rights }),
  }
}

/**
 * The rights of a file that states a holder or terms: not cleared for any use, until somebody settles what it may be used for. Nothing where it states none, or no more than
 * that it belongs to one of `ours`. Who took a picture is no holder: every camera writes that.
 */
export const statedRights = (metadata: Metadata | undefined, ours: readonly string[]): Rights | undefined => {
  const { holder, note } = statedIn(metadata)
  const isOurs = holder !== undefined && ours.some((name) => name.trim().toLowerCase() === holder.toLowerCase())
  if (note === undefined && (holder === undefined || isOurs)) return undefined
  return Rights.parse({ cleared: false, ...(holder !== undefined && { holder: holder.slice(0, 160) }), ...(note !== undefined && { note }) })
}

/** Who holds the rights by the file, and on what terms. */
const statedIn = ({ copyright, owner, licensor, usageTerms, webStatement }: Metadata = {}): {
  holder?: string | undefined
  note?: string | undefined
} => {
  const terms = [usageTerms, licensor && `Licences: ${licensor}`, webStatement && `Terms: ${webStatement}`].filter(Boolean).join(' ')
  return { holder: owner ?? (copyright && namedIn(copyright)) ?? licensor, note: terms === '' ? undefined : terms.slice(0, 400) }
}

const year = String.raw`\b(?:19|20)\d\d\b`
const aroundName = new RegExp(String.raw`©|\(c\)|\bcopyright\b|\ball rights reserved\b|${year}(?:\s*[-–,]\s*${year})*`, 'giu')

/** © 2019–2025 Ann Example. All rights reserved. → Ann Example; a notice without a name as it is. */
const namedIn = (notice: string): string =>
  notice
    .replace(aroundName, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^(?:[\s,;:./|–-]|by\b)+|[\s,;:./|–-]+$/giu, '') || notice

/** The concepts that keywords name, by key, label or synonym; words that are not in the vocabulary are left where they stand. */
const tagsAmong = (keywords: readonly string[], concepts: readonly Concept[]): string[] => {
  const wanted = new Set(keywords.map((word) => word.trim().toLowerCase()))
  return concepts
    .filter(({ state, key, label, synonyms }) => state === 'current' && [key, label, ...synonyms].some((name) => wanted.has(name.toLowerCase())))
    .map(({ key }) => key)
    .slice(0, 40)
}
