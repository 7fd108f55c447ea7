import { type Step, step } from './story.ts'

const colour = (hex: string) => ({
  $value: { colorSpace: 'srgb', components: [1, 3, 5].map((at) => Math.round((Number.parseInt(hex.slice(at, at + 2), 16) / 255) * 1e4) / 1e4), hex },
})
const px = (value: number) => ({ $value: { value, unit: 'px' } })

/** Design tokens as DTCG 2025.10 writes them. */
const tokens = {
  color: {
    $type: 'color',
    night: colour('#1d2a44'),
    paper: colour('#f4efe6'),
    snow: colour('#ffffff'),
    ink: colour('#1b2430'),
    stone: colour('#55606d'),
    ground: { $value: '{color.night}' },
    headline: { $value: '{color.snow}' },
  },
  font: {
    $type: 'fontFamily',
    headline: { $value: ['Young Serif', 'Georgia', 'serif'] },
    text: { $value: ['Inter', 'Helvetica', 'Arial', 'sans-serif'] },
  },
  space: { $type: 'dimension', edge: px(56) },
  radius: { $type: 'dimension', button: px(4), card: px(6) },
}

/** Fonts from npm packages, under the SIL Open Font License. */
const fonts = ['young-serif/files/young-serif-latin-400', 'inter/files/inter-latin-400', 'inter/files/inter-latin-600'].map((name) => ({
  file: `@fontsource/${name}-normal.woff`,
}))

/** Stand in for letters that the brand's own lack, where pictures are drawn. */
const standIns = ['arabic', 'hebrew', 'thai', 'devanagari'].map((script) => ({
  file: `@fontsource/noto-sans-${script}/files/noto-sans-${script}-${script}-400-normal.woff`,
  standsIn: true,
}))

/** Lindmoor Trail exists nowhere; `example` is a top-level domain that nobody can own. */
export const brand: readonly Step[] = [
  step('sander', 'brand.add', {
    key: 'lindmoor-trail',
    name: 'Lindmoor Trail',
    tokens,
    site: 'https://lindmoor.example',
    sender: {
      name: 'Lindmoor Trail',
      address: 'news@lindmoor.example',
      postal: 'Sample brand, synthetic. Granitweg 17, 00000 Lindmoor',
    },
    sample: true,
  }),
  ...[...fonts, ...standIns].map((font) => step('sander', 'font.add', font)),
]
