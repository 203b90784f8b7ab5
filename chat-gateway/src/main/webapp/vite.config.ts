import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const gateway = process.env.CARELINE_PUBLIC_URL ?? 'http://localhost:8080';

export default defineConfig({
  plugins: [react(), tailwindcss()],
  build: {
    target: 'es2023',
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'frame',
              test: /node_modules\/(react|react-dom|scheduler|i18next|react-i18next|zod|use-sync-external-store|@tanstack\/(react-router|router-core|history|store|react-store))\//,
            },
            { name: 'chat-first', test: /src\/(session\/(session|token-keeper|claims)|wire\/(http|problem|shapes|accounts|frames|conversations|live-socket)|shell\/(Shell|rooms|Fallbacks|LazyAccountMenu|theme)|kit\/(Icon|States|Button|classes|problem-key|LazyProse|times|LevelBadge|Dialog)|i18n\/(languages|i18n))\.tsx?$/ },
          ],
        },
      },
    },
  },
  server: {
    port: 5173,
    proxy: { '/api': { target: gateway, changeOrigin: true, ws: true } },
  },
  test: {
    environment: 'node',
    include: ['src/**/*.test.ts'],
    reporters: ['default', ['junit', { outputFile: '../../../target/vitest-junit.xml' }]],
  },
});
