import type { Format } from './template.ts'

export type Sized = Format & { height: number }

const size = (name: string, width: number, height: number, kilobytes: number): Sized => ({ name, width, height, maxBytes: kilobytes * 1_000 })

/**
 * Fixed sizes of display advertising under their usual names. Weights are the initial loads in the table of fixed sizes of the IAB New Ad Portfolio (IAB Tech
 * Lab, 2017): medium rectangle, leaderboard, skyscraper of 160 px, billboard, super leaderboard, portrait, the smartphone banners, and 1080 × 1920. For sizes
 * that it does not list: what sellers commonly take, 150 kB, less for small screens. Social cards come after them.
 */
export const displaySizes: readonly [Sized, ...Sized[]] = [
  size('medium-rectangle', 300, 250, 150),
  size('leaderboard', 728, 90, 150),
  size('wide-skyscraper', 160, 600, 150),
  size('half-page', 300, 600, 200),
  size('smartphone-banner', 320, 50, 50),
  size('billboard', 970, 250, 250),
  size('super-leaderboard', 970, 90, 200),
  size('large-mobile-banner', 320, 100, 50),
  size('large-rectangle', 336, 280, 150),
  size('small-smartphone-banner', 300, 50, 50),
  size('full-banner', 468, 60, 150),
  size('skyscraper', 120, 600, 150),
  size('half-banner', 234, 60, 150),
  size('square', 250, 250, 150),
  size('small-square', 200, 200, 150),
  size('rectangle', 180, 150, 150),
  size('square-button', 125, 125, 150),
  size('portrait-interstitial', 320, 480, 200),
  size('landscape-interstitial', 480, 320, 200),
  size('portrait', 300, 1050, 250),
  size('share-card', 1200, 630, 300),
  size('square-post', 1080, 1080, 300),
  size('story', 1080, 1920, 300),
]
