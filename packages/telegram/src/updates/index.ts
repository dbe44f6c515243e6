export { readContent, type Said } from './content.js'
export { harmlessEntities } from './entities.js'
export { isHarmlessLink } from './links.js'
export { Message, REFUSED_KINDS, type RefusedKind, Update } from './schema.js'
