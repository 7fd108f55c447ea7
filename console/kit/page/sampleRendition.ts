import youngSerif from '../../fonts/young-serif-latin.woff2?inline'

interface Wish {
  headline: string
  call: string
  width: number
  height: number
  /** Headline size in pixels. */
  size: number
  oneLine?: boolean
}

/** A sample banner as a document that stands alone, in its own brand's fonts and colours. */
export const sampleRendition = ({ headline, call, width, height, size, oneLine = false }: Wish): string => `
<style>
  @font-face { font-family: 'Young Serif'; src: url(${youngSerif}) format('woff2') }
  body { width: ${width}px; height: ${height}px; box-sizing: border-box; padding: ${Math.min(height * 0.1, 18)}px; display: flex; ${oneLine ? 'align-items: center; gap: 12px' : 'flex-direction: column'};
    font-family: 'Young Serif', serif; color: #fff; background: linear-gradient(180deg, #3a4a55, #5b6c75 55%, #26333b) }
  h1 { font-size: ${size}px; line-height: 1.08; font-weight: 400; margin: ${oneLine ? 0 : '10px 0 auto'}; ${oneLine ? 'white-space: nowrap; flex: 1' : ''} }
  p { margin: 0; font-size: ${Math.max(8, size * 0.45)}px }
  a { font: 600 ${Math.max(8, size * 0.38)}px sans-serif; background: #f4efe6; color: #1d2a44; padding: .6em .8em; border-radius: 3px; align-self: ${oneLine ? 'center' : 'flex-start'}; white-space: nowrap }
</style>
<p>Lindmoor</p><h1>${headline}</h1><a>${call}</a>`
