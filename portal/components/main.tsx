import { createRoot } from 'react-dom/client';
import { startI18n } from '../shared/i18n.ts';
import { ComponentsPage } from './components-page.tsx';
import 'virtual:tokens.css';
import '../shared/styles/reset.css';
import '../shared/styles/base.css';
import '../shared/styles/form.css';
import '../shared/styles/records.css';
import '../merchant/layout.css';
import './components.css';

await startI18n(['common', 'code', 'new-password', 'statements', 'captcha']);
createRoot(document.getElementById('root')!).render(<ComponentsPage />);
