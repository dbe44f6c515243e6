import { storedSignal } from './stored.js'

/** Whether mini apps get a drawn camera though this device has one: two members before one camera look alike. */
export const pretendCamera = storedSignal('sandbox.pretend-camera', (kept) => kept === 'true')
