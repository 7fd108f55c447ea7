import { type Step, step } from './story.ts'

const locales = ['en', 'de', 'sv']

/** What the placements begin with. Components that are left out here wait for recombination. */
export const families: readonly Step[] = [
  step(
    'tomas',
    'family.compose',
    {
      key: 'autumn-home-hero',
      name: 'Autumn, home hero',
      template: 'web-hero',
      slots: {
        headline: {
          components: [
            'dry-all-the-way-home',
            'made-for-the-17-10-downpour',
            'your-coat-should-not-quit-first',
            'three-layers-one-ride',
            'the-shell-that-folds-to-a-fist',
            'new-for-autumn',
          ],
        },
        image: { components: ['rain-on-granite', 'evening-commute', 'ridge-at-dusk', 'tent-under-firs', 'snowfield'] },
        callToAction: { components: ['see-the-shells', 'find-your-layer', 'why-it-stays-dry'] },
        legalLine: { components: ['until-stock-ends'] },
      },
      locales,
      constraints: [
        { kind: 'apart', components: ['three-layers-one-ride', 'tent-under-firs'], why: 'Nobody rides to a tent.' },
        { kind: 'apart', components: ['new-for-autumn', 'snowfield'], why: 'Autumn has no snow.' },
      ],
    },
    'homeHero',
  ),
  step(
    'tomas',
    'family.compose',
    {
      key: 'autumn-mobile-hero',
      name: 'Autumn, mobile hero',
      template: 'mobile-hero',
      slots: {
        headline: { components: ['dry-all-the-way-home', 'made-for-the-17-10-downpour', 'three-layers-one-ride', 'new-for-autumn'] },
        image: { components: ['rain-on-granite', 'evening-commute', 'ridge-at-dusk'] },
        callToAction: { components: ['see-the-shells', 'find-your-layer'] },
      },
      locales,
    },
    'mobileHero',
  ),
  step(
    'tomas',
    'family.compose',
    {
      key: 'autumn-newsletter',
      name: 'Autumn, newsletter hero',
      template: 'newsletter-hero',
      slots: {
        subject: { components: ['four-o-clock-and-it-rains', 'your-way-home-drier'] },
        headline: { components: ['dry-all-the-way-home', 'made-for-the-17-10-downpour', 'your-coat-should-not-quit-first'] },
        image: { components: ['rain-on-granite', 'evening-commute'] },
        body: { components: ['seams-first'] },
        callToAction: { components: ['see-the-shells', 'why-it-stays-dry'] },
        legalLine: { components: ['until-stock-ends'] },
      },
      locales,
    },
    'newsletter',
  ),
]
