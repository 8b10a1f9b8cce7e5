/**
 * Everything an app takes on for Callboard, React aside: all of this package with the session, Yjs and y-websocket.
 * Measured from the sources, minified, gzipped.
 */
export default [
  {
    name: '@callboard/react with session, Yjs and connection',
    path: 'src/index.ts',
    gzip: true,
    limit: '40 KiB',
    modifyEsbuildConfig: (config) => ({
      ...config,
      // Yjs is a peer too, but here it counts.
      external: ['react', 'react-dom'],
      platform: 'browser',
      format: 'esm',
      conditions: ['@callboard/source', 'module'],
    }),
  },
]
