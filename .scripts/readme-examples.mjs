// The code blocks of README.md that name a file, so that what strangers are told to type is what the checks run.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from './workspace.mjs'

/** The text of the code block of README.md whose fence says `file=<name>`. Throws when there is none. */
export function readmeExample(name) {
  const text = readFileSync(path.join(ROOT, 'README.md'), 'utf8')
  for (const [, info, code] of text.matchAll(/^```(\S+ [^\n]*)\n([\s\S]*?)^```$/gm)) {
    if (info.split(' ').includes(`file=${name}`)) return code
  }
  throw new Error(`README.md has no code block for ${name}; the check of the packed packages types in what it says.`)
}
