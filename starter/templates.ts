import { readFileSync } from 'node:fs'
import { type Step, step } from './story.ts'

const body = (file: string): string => readFileSync(new URL(`templates/${file}`, import.meta.url), 'utf8')

const headline = { font: 'young-serif-400', letterSpacing: 0 }
const text = { font: 'inter-400', letterSpacing: 0 }
const strong = { font: 'inter-600', letterSpacing: 0 }
const overPicture = { slot: 'image', shade: { colour: 'color.night', opacity: 0.42 } }
const smallOverPicture = { slot: 'image', shade: { colour: 'color.night', opacity: 0.6 } }
const onPaper = { colour: 'color.paper' }
const onSnow = { colour: 'color.snow' }

/** Boxes are where the layout puts them at the width of the format; below it the layout gives way by its own rules. */
export const templates: readonly Step[] = [
  step('sander', 'template.add', () => ({
    key: 'web-hero',
    name: 'Hero card',
    channel: 'web' as const,
    brand: 'lindmoor-trail',
    format: { name: 'hero', width: 1072, height: 420 },
    slots: [
      {
        name: 'headline',
        label: 'Headline',
        kind: 'headline',
        maxCharacters: 48,
        maxLines: 2,
        type: { ...headline, size: 52, lineHeight: 58 },
        box: { x: 56, y: 162, width: 560, height: 116 },
        colour: 'color.headline',
        ground: overPicture,
      },
      {
        name: 'image',
        label: 'Picture',
        kind: 'image',
        box: { x: 0, y: 0, width: 1072, height: 420 },
        picture: { width: 1072, height: 420, maxBytes: 200_000 },
      },
      {
        name: 'callToAction',
        label: 'Call to action',
        kind: 'callToAction',
        maxCharacters: 24,
        maxLines: 1,
        type: { ...strong, size: 17, lineHeight: 48 },
        box: { x: 80, y: 306, width: 260, height: 48 },
        colour: 'color.ground',
        ground: onPaper,
      },
      {
        name: 'legalLine',
        label: 'Legal line',
        kind: 'legalLine',
        required: false,
        maxCharacters: 120,
        maxLines: 2,
        type: { ...text, size: 13, lineHeight: 18 },
        box: { x: 56, y: 374, width: 560, height: 36 },
        colour: 'color.headline',
        ground: smallOverPicture,
      },
    ],
    body: body('web-hero.html'),
  })),
  step('sander', 'template.add', () => ({
    key: 'mobile-hero',
    name: 'Mobile hero',
    channel: 'web' as const,
    brand: 'lindmoor-trail',
    format: { name: 'mobile', width: 342, height: 420 },
    slots: [
      {
        name: 'headline',
        label: 'Headline',
        kind: 'headline',
        maxCharacters: 40,
        maxLines: 3,
        type: { ...headline, size: 33, lineHeight: 38 },
        box: { x: 24, y: 212, width: 294, height: 114 },
        colour: 'color.headline',
        ground: overPicture,
      },
      {
        name: 'image',
        label: 'Picture',
        kind: 'image',
        box: { x: 0, y: 0, width: 342, height: 420 },
        picture: { width: 684, height: 840, maxBytes: 200_000 },
      },
      {
        name: 'callToAction',
        label: 'Call to action',
        kind: 'callToAction',
        maxCharacters: 24,
        maxLines: 1,
        type: { ...strong, size: 17, lineHeight: 50 },
        box: { x: 44, y: 346, width: 254, height: 50 },
        colour: 'color.ground',
        ground: onPaper,
      },
    ],
    body: body('mobile-hero.html'),
  })),
  step('sander', 'template.add', () => ({
    key: 'newsletter-hero',
    name: 'Newsletter hero',
    channel: 'email' as const,
    brand: 'lindmoor-trail',
    format: { name: 'newsletter', width: 600, maxBytes: 102_000 },
    slots: [
      { name: 'subject', label: 'Subject', kind: 'headline', maxCharacters: 50 },
      {
        name: 'headline',
        label: 'Headline',
        kind: 'headline',
        maxCharacters: 60,
        maxLines: 3,
        type: { ...headline, size: 34, lineHeight: 40 },
        box: { x: 32, y: 446, width: 536, height: 120 },
        colour: 'color.night',
        ground: onSnow,
      },
      { name: 'image', label: 'Picture', kind: 'image', picture: { width: 1200, height: 675, maxBytes: 200_000 } },
      {
        name: 'body',
        label: 'Body',
        kind: 'body',
        maxCharacters: 600,
        type: { ...text, size: 16, lineHeight: 26 },
        box: { x: 32, y: 582, width: 536, height: 312 },
        colour: 'color.ink',
        ground: onSnow,
      },
      {
        name: 'callToAction',
        label: 'Call to action',
        kind: 'callToAction',
        maxCharacters: 28,
        maxLines: 1,
        type: { ...strong, size: 16, lineHeight: 20 },
        box: { x: 58, y: 721, width: 300, height: 20 },
        colour: 'color.snow',
        ground: { colour: 'color.night' },
      },
      {
        name: 'legalLine',
        label: 'Legal line',
        kind: 'legalLine',
        required: false,
        maxCharacters: 200,
        maxLines: 3,
        type: { ...text, size: 13, lineHeight: 20 },
        box: { x: 32, y: 816, width: 536, height: 60 },
        colour: 'color.stone',
        ground: onPaper,
      },
    ],
    body: body('newsletter-hero.mjml'),
    subject: '{{ slots.subject.text }}',
    preheader: '{{ slots.body.text | truncate: 90 }}',
  })),
]
