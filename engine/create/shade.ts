import type { Template } from './template.ts'

/** The custom property under which a layout finds the shade of a slot: the figures that its contrast is reckoned by. */
export const shadeName = (slot: string): string => `--shade-${slot}`

/** Whether a layout draws the shade that a slot names. Where it does not, another shade changes nothing of what is drawn. */
export const showsShade = ({ body }: Pick<Template, 'body'>, { name }: { name: string }): boolean => body.includes(`var(${shadeName(name)}`)
