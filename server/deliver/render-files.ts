import { createRequire } from 'node:module'
import { readFile } from 'node:fs/promises'
import type { Storage } from '../../adapters/storage/storage.ts'
import { rendererFor } from '../../adapters/renderers/index.ts'
import type { Rendition } from '../../adapters/renderers/renderer.ts'
import type { PackedFile } from '../../engine/activate/package.ts'
import type { Plan, PlannedFile } from '../../engine/activate/package-plan.ts'
import type { Asset } from '../../engine/create/asset.ts'
import type { Family } from '../../engine/create/family.ts'
import { mediaName } from '../../engine/create/media-name.ts'
import { assetsShown } from '../../engine/create/shown-assets.ts'
import type { Preset } from '../../engine/create/preset.ts'
import { inPreset, presetUses } from '../../engine/create/preset-uses.ts'
import { PictureType } from '../../engine/create/rendition.ts'
import type { RightsToday } from '../../engine/create/rights.ts'
import { isRefusal } from '../../engine/kernel/refusal.ts'
import { madeWith } from '../create/picture-address.ts'
import type { PresetPictures } from '../create/preset-pictures.ts'
import type { Renditions } from '../create/renditions.ts'
import type { Shown } from '../create/material-of.ts'
import { describe, type Spec } from './spec.ts'
import type { ZipFile } from './zip-file.ts'

interface Rendering {
  storage: Storage
  renditions: Renditions
  presetPictures: PresetPictures
  presets: readonly Preset[]
  engine: string
  family: Family
  shown: Shown
  rights: RightsToday
  plan: Plan
  zip: ZipFile
  spec: Spec
  pace: { progress: { made: number; of: number }; onward(): Promise<boolean> }
}

const { resolve } = createRequire(import.meta.url)

/** Every planned file into the package, each described as it is made; with pages and letters go the pictures and fonts that they show. */
export const renderFiles = async (of: Rendering): Promise<PackedFile[] | undefined> => {
  const files: PackedFile[] = []
  const written = new Map<string, Promise<Rendition>>()
  const media = of.shown.material.template.channel === 'display' ? [] : mediaOf(of)
  of.pace.progress.of = of.plan.files.length + media.length
  for (const file of of.plan.files) {
    if (!(await of.pace.onward())) return undefined
    const said = await renditionOf(of, file, written)
    const bytes = PictureType.safeParse(file.type).success ? await pictureOf(of, file) : pageOf(file, said)
    if (typeof bytes === 'string') of.spec.left.push({ what: file.path, why: bytes.slice(0, 600), files: 1 })
    else {
      const packed = await of.zip.add(file.path, bytes)
      files.push(packed)
      of.spec.files.push(lineOf(of, file, packed, said))
    }
    of.pace.progress.made++
  }
  for (const { path, read } of media) {
    if (!(await of.pace.onward())) return undefined
    const bytes = await read()
    if (typeof bytes === 'string') of.spec.left.push({ what: path, why: bytes.slice(0, 600), files: 1 })
    else {
      const { hash, ...packed } = await of.zip.add(path, bytes)
      files.push({ ...packed, hash })
      of.spec.files.push({ ...packed, sha256: hash })
    }
    of.pace.progress.made++
  }
  if (media.length > 0)
    of.spec.notes.push(
      'Pages and letters show their pictures and fonts from the folder media beside them; letters are rendered for nobody in particular, and #unsubscribe stands where each reader’s own way out belongs.',
    )
  return files
}

/** Text beside a picture or a page: what it says to whoever does not see it. Made once for all sizes. */
const renditionOf = (
  { shown: { material } }: Rendering,
  { locale, choice }: PlannedFile,
  written: Map<string, Promise<Rendition>>,
): Promise<Rendition> => {
  const key = `${locale} ${JSON.stringify(choice)}`
  const known = written.get(key)
  if (known) return known
  // Those of one variant stand beside each other: older ones are not asked for again.
  written.clear()
  const made = rendererFor(material.template.channel).render(material, {
    choice,
    locale,
    media: '../../media',
    person: {},
    unsubscribe: '#unsubscribe',
    whole: true,
    pictureAt: () => '',
  })
  written.set(key, made)
  return made
}

const pageOf = ({ type }: PlannedFile, { html, text }: Rendition): Uint8Array => new TextEncoder().encode(type === 'html' ? html : `${text.trim()}\n`)

/** The bytes, or why there are none. */
const pictureOf = async (
  { renditions, engine, family, shown }: Rendering,
  { locale, choice, format, type }: PlannedFile,
): Promise<Uint8Array | string> => {
  const recipe = { family: family.id, hash: shown.hash, locale, choice: { ...choice }, made: madeWith(shown.material, choice) }
  const made = await renditions.of(engine, recipe, { format: format.name, type: type as PictureType, ratio: 1 }, async () => shown.material)
  if (isRefusal(made)) return `${made.message} ${made.remedy}`
  return made instanceof Uint8Array ? made : 'it is drawn otherwise by now'
}

const lineOf = (of: Rendering, file: PlannedFile, { path, hash, bytes }: PackedFile, said: Rendition): Spec['files'][number] => {
  const { name, width, height, maxBytes } = file.format
  return {
    path,
    sha256: hash,
    bytes,
    locale: file.locale,
    size: { name, width, ...(height !== undefined && { height }) },
    ...(maxBytes !== undefined && { limit: { bytes: maxBytes } }),
    alt: said.text.replaceAll(/\s+/g, ' ').trim().slice(0, 1_000),
    ...(said.subject !== undefined && { subject: said.subject }),
    ...describe(of.spec, file, of.shown, of.rights),
  }
}

interface Media {
  path: string
  /** The bytes, or why there are none. */
  read(): Promise<Uint8Array | AsyncIterable<Uint8Array> | string>
}

/** Pictures, videos with poster and captions, and documents under their hash, fonts under their key, where the pages look for them. */
const mediaOf = (of: Rendering): Media[] => {
  const { plan, shown, storage, engine, family } = of
  const { components, assets: known, fonts } = shown.material
  const chosen = new Set(plan.files.flatMap(({ choice }) => Object.values(choice)))
  const parts = [...chosen].flatMap((id) => components.get(id) ?? [])
  const pictures = assetsShown(parts, known).flatMap((id) => known.get(id) ?? [])
  const captions = pictures.flatMap((one) => Object.values(one.captions ?? {}).map(({ hash }) => ({ hash, mediaType: 'text/vtt' as const })))
  const pathOf = (file: Parameters<typeof mediaName>[0]): string => `${family.key}/media/${mediaName(file)}`
  const whole = (file: Parameters<typeof mediaName>[0]): Media => ({
    path: pathOf(file),
    read: async () => {
      const stored = await storage.open(engine, file.hash)
      return stored?.part(0, stored.bytes - 1) ?? 'its bytes are gone'
    },
  })
  const media = pictures.flatMap((one) => [whole(one), ...cutsOf(of, one, pathOf(one))])
  return [
    ...new Map([...media, ...captions.map(whole)].map((one) => [one.path, one])).values(),
    ...fonts
      .filter(({ standsIn }) => standsIn !== true)
      .map(({ key, file }) => ({
        path: `${family.key}/media/font/${key}.woff2`,
        read: async () => new Uint8Array(await readFile(resolve(`${file}2`))),
      })),
  ]
}

/** An asset in every preset that the template names, each once; of a video or document, what stands for it. */
const cutsOf = ({ shown, presets, presetPictures, engine }: Rendering, asset: Asset, path: string): Media[] => {
  const cuts = new Map(presetUses(shown.material.template).map(({ key, ratio }) => [inPreset(path, key, ratio), { key, ratio }] as const))
  return [...cuts].map(([at, { key, ratio }]) => ({
    path: at,
    read: async () => {
      const preset = presets.find((one) => one.key === key)
      if (!preset) return `the preset ${key} is gone`
      const { file } = await presetPictures.of(engine, { asset, preset, type: preset.type, ratio })
      return isRefusal(file) ? `${file.message} ${file.remedy}` : file
    },
  }))
}
