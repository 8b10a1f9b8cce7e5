import type { StorybookConfig } from '@storybook/react-vite'
import { defaultClientConditions, mergeConfig } from 'vite'

const config: StorybookConfig = {
  framework: '@storybook/react-vite',
  stories: ['../packages/ui/src/docs/*.mdx', '../packages/ui/src/**/*.stories.tsx'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', '@storybook/addon-vitest'],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  viteFinal: (vite) =>
    mergeConfig(vite, {
      // Packages of the workspace are read from their sources, so nothing has to be built first.
      resolve: { conditions: ['@callboard/source', ...defaultClientConditions] },
      // Found only by some stories; found late, each would load the page anew.
      optimizeDeps: {
        include: [
          'react-dom',
          '@tanstack/react-query',
          '@callboard/ui > streamdown',
          '@callboard/ui > @rjsf/core/lib/components/Form.js',
          '@callboard/ui > @rjsf/utils',
          '@callboard/ui > @cfworker/json-schema',
          '@callboard/ui > diff',
          '@callboard/ui > lucide-react',
        ],
      },
      build: { chunkSizeWarningLimit: 4_000 },
    }),
}

export default config
