export { startAdmin } from './admin.js'
