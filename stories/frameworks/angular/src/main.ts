import { bootstrapApplication } from '@angular/platform-browser';
import { connectPortal, defineAll } from '@portico/widgets';
import { App } from './app.ts';

connectPortal({ server: 'https://portal.example', key: 'pk_…', session: '/portico-session' });
defineAll();

void bootstrapApplication(App);
