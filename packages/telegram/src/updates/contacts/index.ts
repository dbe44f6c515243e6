export { findContacts, type Span } from './find.js'
export { type Masked, maskMessage, maskText } from './mask.js'
