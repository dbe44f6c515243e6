/** Something that the person at the keyboard can mend; the message is a sentence that says how. The scripts know it by name. */
export class Problem extends Error {
  override readonly name = 'Problem'
}
