import { access, mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * Makes a directory and those above it. Node's own recursive `mkdir` never returns where the file system answers "no such
 * file" for a name that it does not allow, as `/proc` does.
 */
export async function makeDirectory(directory: string): Promise<void> {
  try {
    await mkdir(directory)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST') return
    const parent = dirname(directory)
    if (code !== 'ENOENT' || (await exists(parent))) throw error
    await makeDirectory(parent)
    await mkdir(directory)
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(() => true, () => false)
}
