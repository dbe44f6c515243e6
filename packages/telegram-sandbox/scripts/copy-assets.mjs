// What the compiler leaves behind: the generated schema and the sample files.
import { cpSync } from 'node:fs'

cpSync('src/schema/bot-api.generated.json', 'dist/schema/bot-api.generated.json')
cpSync('src/samples', 'dist/samples', { recursive: true })
