/* The parts that are used here of packages that bring no types of their own. */
declare module 'mjml' {
  interface Compiled {
    html: string
    errors: { line: number; message: string; tagName: string }[]
  }
  export default function compile(
    source: string,
    options?: { validationLevel?: 'strict' | 'soft' | 'skip'; keepComments?: boolean; fonts?: Readonly<Record<string, string>> },
  ): Promise<Compiled>
}
declare module 'sanitize-html' {
  interface Options {
    allowedTags?: string[]
    allowedAttributes?: Record<string, string[]>
    allowedSchemes?: string[]
    allowedSchemesByTag?: Record<string, string[]>
    allowProtocolRelative?: boolean
    disallowedTagsMode?: 'discard' | 'escape'
    nonTextTags?: string[]
    parser?: { lowerCaseTags?: boolean }
  }
  export default function sanitize(html: string, options: Options): string
}
declare module 'html-to-text' {
  interface Selector {
    selector: string
    format?: string
    options?: Record<string, unknown>
  }
  export function convert(html: string, options?: { wordwrap?: number | false; selectors?: Selector[] }): string
}
