import type { City } from '../../board/place.ts'

/** Where the data about a city come from: its record at GeoNames. */
export function cityRecord({ id, name }: City): { readonly url: string; readonly title: string } {
  return { url: `https://www.geonames.org/${id}`, title: `${name}, GeoNames` }
}
