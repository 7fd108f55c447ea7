import { z } from 'zod'
import { Locale } from '../create/locale.ts'
import { PictureType } from '../create/rendition.ts'
import { UsePeriod } from '../create/use-period.ts'
import { Key } from '../create/key.ts'
import { taskKind } from '../kernel/change.ts'
import { Entity, noun } from '../kernel/noun.ts'
import { mostInSlot } from '../create/limits.ts'

const count = z.number().int().nonnegative()
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** Which part of a family is packed; what is left out means all of it. */
export const PackageChoice = z.strictObject({
  locales: z.array(Locale).min(1).max(60).optional(),
  sizes: z.array(Key).min(1).max(60).optional().describe('names of formats, as in half-page; of what is drawn alone'),
  types: z.array(PictureType).min(1).optional().describe('files that a picture is packed as; JPEG when left out'),
  variants: z
    .record(z.string().max(40), z.array(z.string()).min(1).max(mostInSlot))
    .optional()
    .describe('slot → ids of the components that it may hold'),
})
export type PackageChoice = z.infer<typeof PackageChoice>

/** What was asked for and is not in it, and why. */
export const LeftOut = z.strictObject({ what: z.string().max(300), why: z.string().max(600), files: count })
export type LeftOut = z.infer<typeof LeftOut>

/** One file of a package: enough to tell whether it is still what was taken. */
export const PackedFile = z.strictObject({ path: z.string().max(500), hash: sha256.describe('SHA-256 of its bytes'), bytes: count })
export type PackedFile = z.infer<typeof PackedFile>

/** Somebody fetched an address for it. The secret of that address is kept as its hash. */
const Taking = z.strictObject({ by: z.string(), at: z.iso.datetime(), until: z.iso.datetime(), hash: sha256 })

/** running: its files are being made.  done: it may be taken.  stopped: by a person.  failed: by us, and it says why. */
export const PackageState = z.enum(['running', 'done', 'stopped', 'failed'])

/** Content on its way out of the engine: renditions of a family as it was approved, or originals of pictures, in one ZIP file with its spec sheet and receipt. */
export const Package = Entity.extend({
  name: z.string().max(80).describe('what its file is called, without the ending'),
  family: z.string().optional(),
  hash: z.string().optional().describe('content hash of the family that the yes holds for'),
  approval: z.string().optional().describe('the yes that stands behind it'),
  assets: z.array(z.string()).max(2_000).optional().describe('ids of the pictures whose originals it holds'),
  choice: PackageChoice,
  use: UsePeriod,
  recipient: z.string().max(160).optional().describe('whom it is for'),
  left: z.array(LeftOut).max(500),
  bearers: z.array(z.string()).describe('ids of everything in it that may have rights'),
  progress: z.object({ made: count, of: count }),
  files: z.array(PackedFile).max(12_000),
  archive: z.strictObject({ hash: sha256, bytes: count }).optional(),
  manifest: sha256.optional().describe('hash of the list of its files, as the journal has it'),
  takings: z.array(Taking).max(500),
  state: PackageState,
  askedBy: z.string(),
  askedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().optional(),
  keptUntil: z.iso.datetime().optional().describe('when its file is swept; the receipt stays'),
  because: z.string().optional().describe('why it failed'),
})
export type Package = z.infer<typeof Package>

/** `package` is a word of the language. */
export const packages = noun('package', 'pkg', Package, ['family', 'state', 'askedBy', 'askedAt'])

/** Beside the content: the spec sheet for programs and for people, which says of each file what it is, and the receipt, which has the hash of each, and of the sheets. */
export const sheetNames = ['spec.json', 'spec.html'] as const
export const receiptName = 'receipt.json'

/** How many files a package holds, as everybody is told: its content with what pages show, as its spec sheet lists it. */
export const countOf = ({ files }: Pick<Package, 'files'>): number => files.filter(({ path }) => !sheetNames.some((name) => name === path)).length

/** As people and programs see it: without the hashes of its addresses. */
export const ShownPackage = Package.omit({ takings: true, bearers: true }).extend({
  count: count.describe('files that its spec sheet lists; the sheet itself (two files) and the receipt come with them and are not counted'),
  files: Package.shape.files.describe('as the receipt lists them, the spec sheet among them'),
  takings: z.array(Taking.omit({ hash: true })),
})

export const shownPackage = ({ takings, bearers: _bearers, ...rest }: Package): z.infer<typeof ShownPackage> => ({
  ...rest,
  count: countOf(rest),
  takings: takings.map(({ by, at, until }) => ({ by, at, until })),
})

/** Makes the files of a package and packs them. */
export const packFiles = taskKind('pack-files', z.object({ package: z.string() }), 3)

/** More in one go is split: by language, by size. */
export const mostFiles = 5_000
/** ZIP without its 64-bit form ends at 4 GB; a package stops well before. */
export const mostPackedBytes = 2_000_000_000
export const keptDays = 7
export const addressHours = 24
