// tsc leaves the scripts of Redis behind: they stand beside the modules that load them. Run in the package's folder.
import { cpSync } from 'node:fs'

cpSync('src', 'dist', {
  recursive: true,
  filter: (source) => !/\.[a-z]+$/.test(source) || source.endsWith('.lua'),
})
