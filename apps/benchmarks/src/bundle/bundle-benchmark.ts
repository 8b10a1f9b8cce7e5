import { readFile } from 'node:fs/promises'
import type { Benchmark, BenchmarkRow } from '../benchmark.ts'
import { measureBundle, type BundleSubject } from './measure-bundle.ts'

interface Contender extends BundleSubject {
  readonly what: string
}

const contenders: readonly Contender[] = [
  {
    what: 'callboard',
    typical: 'callboard.tsx',
    packages: ['@callboard/react'],
  },
  {
    what: 'peer: Liveblocks',
    typical: 'liveblocks.tsx',
    packages: ['@liveblocks/react', '@liveblocks/client'],
  },
  {
    what: 'peer: Ably Spaces',
    typical: 'ably-spaces.tsx',
    packages: ['@ably/spaces', '@ably/spaces/react', 'ably', 'ably/react'],
  },
  {
    what: 'peer: Hocuspocus and react-yjs',
    typical: 'hocuspocus.tsx',
    packages: ['@hocuspocus/provider-react', '@hocuspocus/provider', 'react-yjs', 'yjs'],
  },
]

/** What a page downloads for a live board, ours beside other packages for shared state and presence in React. */
export const bundleBenchmark: Benchmark = {
  description: 'gzipped size of the hooks with all they need but React, beside Liveblocks, Ably Spaces and Hocuspocus',
  async run() {
    const rows: BenchmarkRow[] = []
    for (const contender of contenders) {
      const figures = await measureBundle(contender)
      rows.push({ what: contender.what, packages: await versionsOf(contender.packages), ...figures })
    }
    return rows
  },
}

/** The packages with the versions that are installed; our own are measured as they stand. */
async function versionsOf(packages: readonly string[]): Promise<string> {
  const names = new Set(packages.map((entry) => entry.match(/^(?:@[^/]+\/)?[^/]+/)?.[0] ?? entry))
  const listed = [...names].map(async (name) => {
    const manifest = new URL(`../../node_modules/${name}/package.json`, import.meta.url)
    const { version } = JSON.parse(await readFile(manifest, 'utf8')) as { version: string }
    return `${name}@${version}`
  })
  return (await Promise.all(listed)).join(' ')
}
