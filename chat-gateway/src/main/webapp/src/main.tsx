import { config } from 'zod/mini';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startTranslations } from './i18n/i18n';
import { App } from './shell/App';
import { startTheme } from './shell/theme';
import './styles.css';

// zod would compile schemas with `new Function`, which the content policy refuses.
config({ jitless: true });

startTheme();
const root = document.getElementById('root');
if (root) {
  await startTranslations();
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
