import { z } from 'zod'
import { Entity, noun } from '../kernel/noun.ts'
import { Key } from './key.ts'
import { mostTags } from './limits.ts'
import { Locale } from './locale.ts'
import { Metadata } from './metadata.ts'
import { Rights } from './rights.ts'

export const MediaType = z.enum([
  'image/png',
  'image/jpeg',
  'image/webp',
  'image/avif',
  'image/gif',
  'image/svg+xml',
  'video/mp4',
  'video/webm',
  'video/quicktime',
  'application/pdf',
  'text/vtt',
])
export type MediaType = z.infer<typeof MediaType>

/**
 * How light a picture is, place by place: `columns` × `rows` cells, row by row from the top left. Of each cell the darkest and the lightest
 * relative luminance (WCAG 2.2, 0–1), so that text laid over it can be judged at its worst place.
 */
export const LightGrid = z.strictObject({
  columns: z.number().int().min(1).max(64),
  rows: z.number().int().min(1).max(64),
  darkest: z.array(z.number().min(0).max(1)),
  lightest: z.array(z.number().min(0).max(1)),
})
export type LightGrid = z.infer<typeof LightGrid>

/** A place in a picture, as shares of its width and height from the top left. */
export const Point = z.strictObject({ x: z.number().min(0).max(1), y: z.number().min(0).max(1) })
export type Point = z.infer<typeof Point>

/** What reading the bytes found: the engine sees these facts, never the bytes. */
export const BinaryFacts = z.strictObject({
  hash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe('SHA-256 of the bytes: their address in the storage'),
  mediaType: MediaType,
  bytes: z.number().int().positive(),
  width: z
    .number()
    .int()
    .nonnegative()
    .describe('px, of what is seen: turned as it says; of a document, its first page in CSS px (96 to an inch); 0 of captions'),
  height: z.number().int().nonnegative().describe('px, as width'),
  frames: z.number().int().min(2).optional().describe('of an animation'),
  duration: z.number().positive().optional().describe('in seconds, of a video; of captions, where the last of them ends'),
  codecs: z.array(z.string().max(40)).max(20).optional().describe('of a video: what its pictures and sound are coded with, as in avc and aac'),
  pages: z.number().int().min(1).optional().describe('of a document'),
  noted: z
    .array(z.enum(['links', 'form', 'signature', 'restrictions']))
    .optional()
    .describe('of a document: what is in it beside its pages; restrictions: it asks not to be printed, copied or changed'),
  light: LightGrid.optional().describe('of an animation, its first frame'),
  fingerprint: z
    .string()
    .regex(/^[0-9a-f]{16}$/)
    .optional()
    .describe('what it looks like, in 64 bits: pictures that differ in few look nearly the same; absent of a plain surface'),
  metadata: Metadata.optional(),
})
export type BinaryFacts = z.infer<typeof BinaryFacts>

/** The picture that stands for what is played or read, where only a picture can stand. Its bytes never change, so they are named here. */
export const Poster = z.strictObject({ asset: z.string(), hash: BinaryFacts.shape.hash, mediaType: MediaType })
export type Poster = z.infer<typeof Poster>

/** What is said and heard in a video, in words of one language (WebVTT): another asset, whose bytes never change. */
export const Captions = z.strictObject({ asset: z.string(), hash: BinaryFacts.shape.hash, ends: z.number().positive().describe('seconds') })
export type Captions = z.infer<typeof Captions>

/** A binary with its metadata, rights and content hash. Other bytes are another asset. */
export const Asset = Entity.extend({
  key: Key,
  name: z.string().trim().min(1).max(160),
  ...BinaryFacts.shape,
  alt: z.record(Locale, z.string().max(400)).default({}).describe('what it shows and says, in each locale; empty for mere decoration'),
  focal: Point.optional().describe('what must be seen however the picture is cropped; the middle when left out'),
  rights: Rights.optional(),
  tags: z.array(Key).max(mostTags).default([]).describe('keys of concepts'),
  poster: Poster.optional(),
  captions: z.record(Locale, Captions).optional().describe('of a video'),
  folder: Key.optional().describe('of a folder that is mirrored: what it is called here, on whatever machine it lies'),
  path: z.string().min(1).max(400).optional().describe('of a mirrored file: where it lies in that folder, with / between'),
  replaces: z.string().optional().describe('id of the asset that it came in place of'),
  said: z
    .string()
    .optional()
    .describe(
      'hash of alt text, focal point, rights, poster, captions, and of the name of a document, once somebody amended what is shown of these: whoever shows it binds verdicts to that too',
    ),
  state: z.enum(['usable', 'retired']),
  addedBy: z.string(),
  addedAt: z.iso.datetime(),
})
export type Asset = z.infer<typeof Asset>

export const asset = noun('asset', 'ast', Asset, ['key', 'name', 'hash', 'mediaType', 'replaces', 'folder', 'state', 'addedAt'])
