import * as z from 'zod/mini'

// The page's policy forbids to make code out of strings. Schemas try it when they are made, unless told before.
z.config({ jitless: true })
