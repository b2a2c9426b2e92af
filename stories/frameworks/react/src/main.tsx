import { connectPortal, defineAll } from '@portico/widgets';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';

connectPortal({ server: 'https://portal.example', key: 'pk_…', session: '/portico-session' });
defineAll();

const root = document.querySelector('#root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
