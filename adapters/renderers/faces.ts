import type { Material } from './renderer.ts'

/** The brand's fonts, without those that stand in for them in pictures, as `@font-face` rules, from where media are served. */
export const facesOf = (fonts: Material['fonts'], media: string): string =>
  fonts
    .filter(({ standsIn }) => standsIn !== true)
    .map(
      ({ key, family, weight }) =>
        `@font-face{font-family:"${family.replace(/["\\<>]/g, '')}";font-weight:${weight};font-display:swap;src:url("${encodeURI(media)}/font/${key}.woff2") format("woff2")}`,
    )
    .join('')
