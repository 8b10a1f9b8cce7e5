/**
 * Everything an app takes on for Callboard, React and TanStack Query aside: entries of this package with the session,
 * Yjs and the connection. Measured from the sources, bundled as one, minified, gzipped; without what a page loads only after a
 * refusal or once a command is settled (`import()`): with that it has a line of its own.
 *
 * The first line is held at 40 KiB, the others at what they came to. See docs/decisions/2026-11-20-small-client.md for what was tried;
 * bring the lines down, never up.
 */
const weigh = (name, limit, entries) => ({
  name,
  path: entries,
  gzip: true,
  limit,
  modifyEsbuildConfig: ({ entryPoints, ...config }) => ({
    ...config,
    stdin: {
      contents: entryPoints.map((file) => `export * from ${JSON.stringify(file)}`).join('\n'),
      resolveDir: import.meta.dirname,
    },
    // Yjs is a peer too, but here it counts.
    external: ['react', 'react-dom', '@tanstack/react-query'],
    platform: 'browser',
    format: 'esm',
    conditions: ['@callboard/source', 'module'],
    plugins: [
      {
        name: 'later',
        setup: ({ onResolve }) =>
          onResolve({ filter: /./ }, ({ kind, path }) =>
            kind === 'dynamic-import' ? { path, external: true } : undefined,
          ),
      },
    ],
  }),
})

/** What one name of the widgets costs an app that has React, this package and the session already. */
const weighWidget = (name, limit) => ({
  name: `${name} alone, of @callboard/ui`,
  path: ['../ui/src/index.ts'],
  gzip: true,
  limit,
  modifyEsbuildConfig: ({ entryPoints, ...config }) => ({
    ...config,
    stdin: { contents: `export { ${name} } from ${JSON.stringify(entryPoints[0])}`, resolveDir: import.meta.dirname },
    external: ['react', 'react/*', 'react-dom', 'react-dom/*', 'yjs', '@callboard/react', '@callboard/react/*', '@callboard/session', '@callboard/session/*'],
    platform: 'browser',
    format: 'esm',
    conditions: ['@callboard/source', 'module'],
  }),
})

export default [
  weigh('@callboard/react with session, Yjs and connection', '40 KiB', ['src/index.ts']),
  weigh('the same with all that is loaded late', '41.8 KiB', [
    'src/index.ts',
    'src/session/carry-over.ts',
    'src/session/note-refusal.ts',
    '../session/src/verbs/withdraw-command.ts',
  ]),
  weigh('the same with streams', '47.4 KiB', ['src/index.ts', 'src/streams/index.ts']),
  weigh('the same with the conversation', '45.9 KiB', ['src/index.ts', 'src/conversation/index.ts']),
  weigh('the same with controls', '49.1 KiB', ['src/index.ts', 'src/controls/index.ts']),
  weigh('the same with paces and sums', '42.2 KiB', ['src/index.ts', 'src/measures/index.ts']),
  weigh('the same with questions', '61.2 KiB', ['src/index.ts', 'src/interrupts/index.ts']),
  weighWidget('AgentStatusBadge', '5 KiB'),
]
