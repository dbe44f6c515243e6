export { cleanPhoto, PHOTO_BYTES } from './clean.js'
export { openPhotoStore, type PhotoStore, type PhotoStoreOptions } from './store.js'
