/** The engine as the rail shows it. The colours are its brand's own: one sees at once what is product and what is content. */
export interface EngineFace {
  name: string
  /** "Owner: Maren Lund" */
  caption: string
  brand?: { ground: string; ink: string; font?: string }
}

export const Seal = ({ engine }: { engine: EngineFace }) => (
  <span
    aria-hidden="true"
    className="grid size-6.5 shrink-0 place-items-center rounded-2 bg-ink text-15 text-surface"
    style={
      engine.brand && {
        background: engine.brand.ground,
        color: engine.brand.ink,
        fontFamily: engine.brand.font ? `'${engine.brand.font}', serif` : undefined,
      }
    }
  >
    {engine.name[0]}
  </span>
)
