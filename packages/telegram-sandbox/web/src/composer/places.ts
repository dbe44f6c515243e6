export interface Place {
  name: string
  latitude: number
  longitude: number
}

/** Places to be at: one anywhere in the world, and some of its edges. */
export const places: readonly Place[] = [
  { name: 'Tehran, Azadi Tower', latitude: 35.69972, longitude: 51.33802 },
  { name: 'Istanbul, Galata Tower', latitude: 41.02564, longitude: 28.97415 },
  { name: 'Berlin, Brandenburg Gate', latitude: 52.51628, longitude: 13.37771 },
  { name: 'Paris, Eiffel Tower', latitude: 48.85826, longitude: 2.2945 },
  { name: 'New York, Central Park', latitude: 40.78255, longitude: -73.96556 },
  { name: 'Tokyo, Shibuya Crossing', latitude: 35.65952, longitude: 139.70056 },
  { name: 'Sydney, Opera House', latitude: -33.85678, longitude: 151.2153 },
  { name: 'Null Island', latitude: 0, longitude: 0 },
]
