import { type Package, packages, packFiles, type PackedFile, receiptName, sheetNames } from '../../engine/activate/package.ts'
import { planOf } from '../../engine/activate/package-plan.ts'
import { approval } from '../../engine/approve/approval.ts'
import type { Storage } from '../../adapters/storage/storage.ts'
import { asset } from '../../engine/create/asset.ts'
import { compositionOf } from '../../engine/create/composition.ts'
import { family } from '../../engine/create/family.ts'
import { preset } from '../../engine/create/preset.ts'
import { mediaName } from '../../engine/create/media-name.ts'
import { rightsToday } from '../../engine/create/rights.ts'
import { bearersOf } from '../../engine/create/shown-assets.ts'
import { lastDayOfAll, notCoveredFor } from '../../engine/create/use-period.ts'
import { gatherBench } from '../../engine/guard/gather-case.ts'
import { judgeFamily } from '../../engine/guard/judge-family.ts'
import { actorOfFlow } from '../../engine/flow/flow.ts'
import { isRefusal } from '../../engine/kernel/refusal.ts'
import type { Reader } from '../../engine/kernel/reader.ts'
import { person } from '../../engine/people/person.ts'
import type { PresetPictures } from '../create/preset-pictures.ts'
import type { Renditions } from '../create/renditions.ts'
import { materialOf } from '../create/material-of.ts'
import { readerOf } from '../store/reader.ts'
import { type Running, runs, type Worksite } from '../worker/running.ts'
import type { PackagesFolder } from './packages-folder.ts'
import { renderFiles } from './render-files.ts'
import { altIn, approvalSpec, familySpec, pictureSpec, type Spec, specOf } from './spec.ts'
import { specSheet } from './spec-sheet.ts'
import { type ZipFile, zipFile } from './zip-file.ts'

export interface Packing {
  storage: Storage
  renditions: Renditions
  presetPictures: PresetPictures
  folder: PackagesFolder
  address: string
  clock(): Date
}

/** Makes what a package asks for, file by file, for as long as nobody stops it; begins anew where it was cut off. */
export const packingFiles = (on: Packing): Running =>
  runs(packFiles, async ({ package: id }, site) => {
    const read = readerOf({ db: site.db, engine: site.engine })
    const asked = await read.get(packages, id)
    if (asked?.state !== 'running') return
    const pace = pacing(site, asked)
    const zip = await zipFile(on.folder.pathOf(site.engine, id), on.clock())
    try {
      const packed = await (asked.assets === undefined ? packFamily : packPictures)({ on, site, read, asked, zip, pace })
      if (packed && (await pace.onward())) {
        const whole = await finish(zip, packed, asked)
        if (await pace.tell({ packed: whole })) return
      } else await zip.discard()
    } catch (error) {
      await zip.discard().catch(() => undefined)
      if (site.signal.aborted) throw error
      await pace.tell({ failed: `It broke off: ${error instanceof Error ? error.message : String(error)}`.slice(0, 400) })
    }
  })

const tellMs = 500

/** How far it has come, told now and then; `onward` says whether anybody still wants it. */
interface Pace {
  progress: Package['progress']
  tell(more: object): Promise<boolean>
  onward(): Promise<boolean>
}

const pacing = ({ perform, engine, signal }: Worksite, { id, progress: { of } }: Package): Pace => {
  const progress = { made: 0, of }
  let told = 0
  const tell: Pace['tell'] = async (more) => {
    told = performance.now()
    const answer = await perform({ engine, actor: actorOfFlow('package-is-packed'), operation: 'package.record', input: { id, progress, ...more } })
    if (!isRefusal(answer)) return true
    if (answer.code === 'wrongState' || answer.code === 'notFound') return false
    throw new Error(answer.message)
  }
  const onward = async (): Promise<boolean> => {
    if (signal.aborted) throw new Error('the program stops; it is packed anew when it is back')
    return performance.now() - told < tellMs || tell({})
  }
  return { progress, tell, onward }
}

interface Job {
  on: Packing
  site: Worksite
  read: Reader
  asked: Package
  zip: ZipFile
  pace: Pace
}

interface Packed {
  spec: Spec
  files: PackedFile[]
  bearers: string[]
}

/** Undefined when it was stopped on the way. */
const packFamily = async ({ on, site, read, asked, zip, pace }: Job): Promise<Packed | undefined> => {
  const found = await read.get(family, asked.family ?? '')
  const shown = found && (await materialOf(read, found, asked.hash))
  const composition = found && (await compositionOf(read, found))
  if (!found || !shown || !composition || found.hash !== asked.hash)
    throw new Error('its family has changed since it was asked for; ask for approval of what it is now')
  const { material } = shown
  const rights = await read.ask(rightsToday, { ids: [...material.components.keys(), ...material.assets.keys()] })
  const bench = await gatherBench(read, composition, { now: on.clock(), engine: site.engine, address: on.address })
  const content = { ...material, family: { ...found, slots: shown.slots } }
  const plan = planOf({ content, choice: asked.choice, use: asked.use, blocks: judgeFamily({ ...bench, composition }).blocks, rights })
  const yes = asked.approval === undefined ? undefined : await read.get(approval, asked.approval)
  const people = await read.many(person, [asked.askedBy, ...(yes?.verdicts.map(({ actor }) => actor) ?? [])])
  const nameOf = (id: string): string => people.find((one) => one.id === id)?.name ?? id
  const spec: Spec = {
    ...specOf(asked, nameOf(asked.askedBy), plan.left),
    ...familySpec(shown, found, asked),
    ...approvalSpec(yes, nameOf),
  }
  const presets = await read.all(preset, { state: 'current' })
  const files = await renderFiles({ ...on, engine: site.engine, family: found, shown, rights, presets, plan, zip, spec, pace })
  const chosen = plan.files.flatMap(({ choice }) => Object.values(choice))
  return files && { spec, files, bearers: bearersOf(material, chosen) }
}

/** Originals as they came, under their keys. What may no longer be used since it was asked for is left out and named. */
const packPictures = async ({ on, site, read, asked, zip, pace }: Job): Promise<Packed | undefined> => {
  const pictures = await read.many(asset, asked.assets ?? [])
  const rights = await read.ask(rightsToday, { ids: pictures.map(({ id }) => id) })
  const [asker] = await read.many(person, [asked.askedBy])
  const spec = specOf(asked, asker?.name ?? asked.askedBy, asked.left)
  const files: PackedFile[] = []
  const bearers: string[] = []
  for (const one of pictures) {
    if (!(await pace.onward())) return undefined
    const why = notCoveredFor(rights.get(one.id), asked.use)
    const stored = why === undefined ? await on.storage.open(site.engine, one.hash) : undefined
    if (!stored) {
      spec.left.push({ what: `“${one.name}”`, why: why ?? 'its bytes are gone', files: 1 })
      continue
    }
    const packed = await zip.add(`originals/${one.key}.${mediaName(one).split('.').at(-1)}`, stored.part(0, stored.bytes - 1))
    const until = lastDayOfAll([rights.get(one.id)])
    const alt = altIn(one, 'en') ?? Object.values(one.alt)[0]
    spec.pictures[one.key] = pictureSpec(one, rights)
    spec.files.push({
      ...specLine(packed),
      size: { name: 'original', width: one.width, height: one.height },
      pictures: [one.key],
      ...(alt !== undefined && { alt }),
      ...(until !== undefined && { usableUntil: until }),
    })
    files.push(packed)
    bearers.push(one.id)
    pace.progress.made++
  }
  return { spec, files, bearers }
}

const specLine = ({ path, hash, bytes }: PackedFile) => ({ path, sha256: hash, bytes })

/** The sheet for programs, the sheet for people, and the receipt, which has the hash of everything before it. */
const finish = async (zip: ZipFile, { spec, files, bearers }: Packed, asked: Package) => {
  if (files.length === 0) throw new Error(`nothing of it may be used any more: ${spec.left[0]?.what ?? ''} ${spec.left[0]?.why ?? ''}`)
  const text = (value: string): Uint8Array => new TextEncoder().encode(value)
  const [forPrograms, forPeople] = sheetNames
  const sheets = [await zip.add(forPrograms, text(`${JSON.stringify(spec, null, 2)}\n`)), await zip.add(forPeople, text(await specSheet(spec)))]
  const all = [...files, ...sheets]
  const receipt = {
    receipt: 'continuo-receipt@1',
    package: asked.id,
    takenBy: spec.askedBy,
    recipient: asked.recipient,
    at: asked.askedAt,
    use: asked.use,
    family: asked.family,
    hash: asked.hash,
    approval: asked.approval,
    files: all,
  }
  // Not in its own list: the engine's journal has the hash of the list, and with it of this.
  await zip.add(receiptName, text(`${JSON.stringify(receipt, null, 2)}\n`))
  return { files: all, left: spec.left.slice(0, 500), bearers, archive: await zip.close() }
}
