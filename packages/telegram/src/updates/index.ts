export { findContacts, type Masked, maskMessage, maskText, type Span } from './contacts/index.js'
export { readContent, type Said } from './content.js'
export { DICE, type Dice, type DiceEmoji } from './dice.js'
export { harmlessEntities } from './entities.js'
export { isHarmlessLink } from './links.js'
export { type Reply, readReply } from './reply.js'
export {
  Message,
  PreCheckoutQuery,
  REFUSED_KINDS,
  type RefundedPayment,
  type RefusedKind,
  type SuccessfulPayment,
  Update,
} from './schema.js'
