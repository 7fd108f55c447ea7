import { readFileSync } from 'node:fs'
import { displaySizes } from '../engine/create/display-sizes.ts'
import { displaySlots } from './display.ts'
import { type Step, step } from './story.ts'

const [format, ...formats] = displaySizes

/** One template in every usual size, and a family that nobody has asked a yes for: what a package of banners begins with. */
export const banners: readonly Step[] = [
  step('sander', 'template.add', () => ({
    key: 'display-set',
    name: 'Display set',
    channel: 'display' as const,
    brand: 'lindmoor-trail',
    format,
    formats,
    slots: [...displaySlots],
    body: readFileSync(new URL('templates/iab-display.html', import.meta.url), 'utf8'),
  })),
  step('tomas', 'family.compose', {
    key: 'autumn-display',
    name: 'Autumn, display',
    template: 'display-set',
    slots: {
      headline: { components: ['your-coat-should-not-quit-first', 'dry-all-the-way-home', 'made-for-the-17-10-downpour'] },
      image: { components: ['rain-on-granite', 'evening-commute'] },
      callToAction: { components: ['see-the-shells'] },
      legalLine: { components: ['until-stock-ends'] },
    },
    locales: ['en', 'de'],
  }),
]
