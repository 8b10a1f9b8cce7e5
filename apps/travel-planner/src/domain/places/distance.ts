const EARTH_RADIUS_KM = 6371.0088

/** A point on the Earth, in degrees. */
export interface Point {
  readonly latitude: number
  readonly longitude: number
}

/** Great-circle distance in kilometres (haversine). */
export function distanceKm(from: Point, to: Point): number {
  const radians = Math.PI / 180
  const latitude = Math.sin(((to.latitude - from.latitude) * radians) / 2)
  const longitude = Math.sin(((to.longitude - from.longitude) * radians) / 2)
  const haversine =
    latitude * latitude + Math.cos(from.latitude * radians) * Math.cos(to.latitude * radians) * longitude * longitude
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(haversine)))
}
