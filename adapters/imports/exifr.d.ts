/** Its own entrance for modules: what it offers by its name alone differs between loaders. */
declare module 'exifr/dist/full.esm.mjs' {
  export { parse, sidecar } from 'exifr'
}
