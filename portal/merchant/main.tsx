import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startI18n } from '../shared/i18n.ts';
import { registerServiceWorker } from '../shared/register-service-worker.ts';
import { App } from './app.tsx';
import 'virtual:tokens.css';
import '../shared/styles/reset.css';
import '../shared/styles/base.css';
import '../shared/styles/form.css';
import './layout.css';

await startI18n(['common']);
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
registerServiceWorker();
