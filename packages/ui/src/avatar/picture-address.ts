/** Pictures that are in their address. Not SVG: it is a document, and not every place that shows it shows it as a picture. */
const PICTURE_DATA = /^data:image\/(?:png|jpe?g|gif|webp|avif)[;,]/iu

/**
 * The address of a picture that somebody else gave, if it may be loaded: of the web, of this page (`blob:`), or the picture itself.
 * Refused is what would run (`javascript:`, also disguised by spaces or control characters) and any other scheme.
 *
 * @param base what addresses without a scheme are relative to
 */
export function pictureAddress(address: string, base: string): string | undefined {
  if (!URL.canParse(address, base)) return undefined
  const { protocol, href } = new URL(address, base)
  if (protocol === 'http:' || protocol === 'https:' || protocol === 'blob:') return href
  return PICTURE_DATA.test(href) ? href : undefined
}
