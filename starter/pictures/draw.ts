/**
 * Draws the sample brand's pictures, from nothing but figures: `node starter/pictures/draw.ts`. They are ours, under the licence of the project.
 * Ridges are sums of a few sines with phases from a seed, so that the same program draws the same picture.
 */
import { writeFile } from 'node:fs/promises'
import sharp from 'sharp'

const width = 1600
const height = 900

interface Scene {
  file: string
  seed: number
  sky: readonly string[]
  /** Far to near. */
  ridges: readonly { at: number; rough: number; colour: string }[]
  sun?: { x: number; y: number; r: number; colour: string }
  trees?: { count: number; from: number; size: number; colour: string }
  rain?: { count: number; colour: string; opacity: number }
  lights?: { count: number; colour: string }
  tent?: { x: number; y: number; size: number; colours: readonly [string, string, string] }
  rider?: { x: number; y: number; size: number; colour: string }
}

const scenes: readonly Scene[] = [
  {
    file: 'rain-on-granite',
    seed: 11,
    sky: ['#3c4d5c', '#5b6c78', '#7d8b93'],
    ridges: [
      { at: 0.46, rough: 0.9, colour: '#5a6b76' },
      { at: 0.58, rough: 0.8, colour: '#475863' },
      { at: 0.72, rough: 0.7, colour: '#34444e' },
      { at: 0.87, rough: 0.5, colour: '#22303a' },
    ],
    rain: { count: 340, colour: '#dfe9ee', opacity: 0.32 },
  },
  {
    file: 'evening-commute',
    seed: 23,
    sky: ['#141b3c', '#2a2f5e', '#5a4d7e'],
    ridges: [
      { at: 0.62, rough: 0.35, colour: '#232a52' },
      { at: 0.7, rough: 0.25, colour: '#1a2144' },
      { at: 0.8, rough: 0.12, colour: '#11172f' },
    ],
    lights: { count: 130, colour: '#ffd9a0' },
    rain: { count: 150, colour: '#b9c3ea', opacity: 0.24 },
    rider: { x: 0.76, y: 0.815, size: 92, colour: '#e7dcc6' },
  },
  {
    file: 'ridge-at-dusk',
    seed: 37,
    sky: ['#2c2a52', '#8b4f6e', '#e28a5c'],
    ridges: [
      { at: 0.55, rough: 0.9, colour: '#6d4765' },
      { at: 0.68, rough: 0.8, colour: '#4a355a' },
      { at: 0.84, rough: 0.6, colour: '#2b2444' },
    ],
    sun: { x: 0.74, y: 0.44, r: 58, colour: '#ffe0ac' },
  },
  {
    file: 'tent-under-firs',
    seed: 53,
    sky: ['#0f2f34', '#1f4d4f', '#4a7a70'],
    ridges: [
      { at: 0.5, rough: 0.7, colour: '#2a5a58' },
      { at: 0.66, rough: 0.5, colour: '#1c4444' },
      { at: 0.78, rough: 0.25, colour: '#0f2b2d' },
    ],
    trees: { count: 46, from: 0.78, size: 230, colour: '#0b2224' },
    tent: { x: 0.74, y: 0.815, size: 116, colours: ['#e4a35a', '#c77f3c', '#ffdf9a'] },
  },
  {
    file: 'snowfield',
    seed: 71,
    sky: ['#a9cbe2', '#cfe2ee', '#eef5f9'],
    ridges: [
      { at: 0.5, rough: 0.8, colour: '#c9dae6' },
      { at: 0.63, rough: 0.6, colour: '#dbe7ef' },
      { at: 0.8, rough: 0.3, colour: '#eef4f8' },
    ],
    sun: { x: 0.24, y: 0.2, r: 40, colour: '#ffffff' },
    trees: { count: 16, from: 0.84, size: 120, colour: '#6f8ba0' },
  },
  {
    file: 'trail-at-first-light',
    seed: 89,
    sky: ['#31475e', '#7f8f97', '#e2c7a0'],
    ridges: [
      { at: 0.48, rough: 0.8, colour: '#7c8990' },
      { at: 0.6, rough: 0.7, colour: '#5b6c75' },
      { at: 0.75, rough: 0.5, colour: '#3c4e58' },
      { at: 0.9, rough: 0.3, colour: '#22333d' },
    ],
    sun: { x: 0.66, y: 0.42, r: 46, colour: '#fff1d2' },
  },
]

/** Mulberry32: small, even, and the same on every machine. */
const chance = (seed: number) => (): number => {
  seed = (seed + 0x6d2b79f5) | 0
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
}

const ridge = (at: number, rough: number, draw: () => number): { path: string; y(x: number): number } => {
  const waves = [1, 2.3, 4.7, 9.1, 17].map((frequency, n) => ({ frequency, phase: draw() * Math.PI * 2, lift: (rough * 74) / (n + 1) ** 1.25 }))
  const y = (x: number): number =>
    at * height + waves.reduce((sum, { frequency, phase, lift }) => sum + Math.sin((x / width) * frequency * Math.PI * 2 + phase) * lift, 0)
  const points = Array.from({ length: 161 }, (_, n) => `${n * 10} ${y(n * 10).toFixed(1)}`)
  return { path: `M0 ${height} L${points.join(' L')} L${width} ${height} Z`, y }
}

const fir = (x: number, base: number, size: number, colour: string): string => {
  const steps = [0, 1, 2, 3].map((n) => {
    const top = base - size + (n * size) / 5
    const half = size * (0.1 + n * 0.055)
    return `M${x} ${top.toFixed(1)} L${(x + half).toFixed(1)} ${(top + size * 0.36).toFixed(1)} L${(x - half).toFixed(1)} ${(top + size * 0.36).toFixed(1)} Z`
  })
  return `<path d="${steps.join(' ')} M${x - size * 0.02} ${base - size * 0.1} h${size * 0.04} v${size * 0.14} h${-size * 0.04} Z" fill="${colour}"/>`
}

const tent = ({ x, y, size, colours: [front, side, glow] }: NonNullable<Scene['tent']>): string => {
  const [cx, base] = [x * width, y * height]
  return `<ellipse cx="${cx}" cy="${base}" rx="${size * 1.7}" ry="${size * 0.2}" fill="${glow}" opacity=".18"/>
    <path d="M${cx - size} ${base} L${cx - size * 0.1} ${base - size} L${cx + size * 0.5} ${base} Z" fill="${front}"/>
    <path d="M${cx - size * 0.1} ${base - size} L${cx + size * 0.75} ${base - size * 0.72} L${cx + size * 1.15} ${base} L${cx + size * 0.5} ${base} Z" fill="${side}"/>
    <path d="M${cx - size * 0.3} ${base} L${cx - size * 0.1} ${base - size * 0.78} L${cx + size * 0.13} ${base} Z" fill="${glow}"/>`
}

const rider = ({ x, y, size, colour }: NonNullable<Scene['rider']>): string => {
  const [cx, base] = [x * width, y * height]
  const wheel = (at: number): string => `<circle cx="${at}" cy="${base - size * 0.3}" r="${size * 0.3}" fill="none"/>`
  return `<g stroke="${colour}" stroke-width="4" stroke-linecap="round" stroke-linejoin="round" fill="none">${wheel(cx - size * 0.5)}${wheel(cx + size * 0.5)}
    <path d="M${cx - size * 0.5} ${base - size * 0.3} L${cx - size * 0.12} ${base - size * 0.3} L${cx + size * 0.3} ${base - size * 0.72} L${cx - size * 0.22} ${base - size * 0.72} Z M${cx + size * 0.5} ${base - size * 0.3} L${cx + size * 0.27} ${base - size * 0.86} h${size * 0.14}"/>
    <path d="M${cx - size * 0.24} ${base - size * 0.82} L${cx - size * 0.02} ${base - size * 1.3} L${cx + size * 0.3} ${base - size * 0.9} M${cx - size * 0.24} ${base - size * 0.82} L${cx + size * 0.02} ${base - size * 0.6} L${cx - size * 0.1} ${base - size * 0.28}" stroke-width="11"/></g>
    <circle cx="${cx + size * 0.07}" cy="${base - size * 1.5}" r="${size * 0.13}" fill="${colour}"/>
    <path d="M${cx + size * 0.5} ${base - size * 0.82} L${cx + size * 2.2} ${base - size * 0.5} L${cx + size * 2.2} ${base - size * 0.12} Z" fill="#ffe9b8" opacity=".2"/>`
}

const drawn = (scene: Scene): string => {
  const draw = chance(scene.seed)
  const stops = scene.sky.map((colour, n) => `<stop offset="${n / (scene.sky.length - 1)}" stop-color="${colour}"/>`).join('')
  const built = scene.ridges.map(({ at, rough, colour }) => ({ ...ridge(at, rough, draw), colour }))
  const ground = built.at(-1)
  const { sun, trees, rain, lights } = scene
  const parts = [
    sun
      ? `<circle cx="${sun.x * width}" cy="${sun.y * height}" r="${sun.r * 2.6}" fill="${sun.colour}" opacity=".16"/><circle cx="${sun.x * width}" cy="${sun.y * height}" r="${sun.r}" fill="${sun.colour}"/>`
      : '',
    ...built.map(({ path, colour }) => `<path d="${path}" fill="${colour}"/>`),
    ...Array.from({ length: lights?.count ?? 0 }, () => {
      const [x, y] = [draw() * width, height * (0.64 + draw() ** 2 * 0.22)]
      return `<rect x="${x.toFixed(0)}" y="${y.toFixed(0)}" width="3" height="5" fill="${lights?.colour}" opacity="${(0.25 + draw() * 0.65).toFixed(2)}"/>`
    }),
    ...Array.from({ length: trees?.count ?? 0 }, () => {
      const x = draw() * width
      // A clearing about the middle right, where something may stand.
      const near = scene.tent && Math.abs(x / width - scene.tent.x) < 0.11 ? 0.45 : 1
      return fir(x, (ground?.y(x) ?? height) + 26 + draw() * 60, (trees?.size ?? 0) * near * (0.55 + draw() * 0.75), trees?.colour ?? '')
    }),
    scene.tent ? tent(scene.tent) : '',
    scene.rider ? rider(scene.rider) : '',
    rain
      ? `<g stroke="${rain.colour}" stroke-width="1.6" stroke-linecap="round" opacity="${rain.opacity}">${Array.from({ length: rain.count }, () => {
          const [x, y, length] = [draw() * (width + 200) - 100, draw() * height, 14 + draw() * 30]
          return `<path d="M${x.toFixed(0)} ${y.toFixed(0)} l${(-length * 0.28).toFixed(1)} ${length.toFixed(1)}"/>`
        }).join('')}</g>`
      : '',
  ]
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"><defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1">${stops}</linearGradient></defs><rect width="${width}" height="${height}" fill="url(#sky)"/>${parts.join('')}</svg>`
}

for (const scene of scenes) {
  const bytes = await sharp(Buffer.from(drawn(scene)))
    .jpeg({ quality: 82, mozjpeg: true })
    .toBuffer()
  await writeFile(new URL(`${scene.file}.jpg`, import.meta.url), bytes)
  console.log(scene.file, bytes.length)
}
