import { connectPortal, defineAll } from '@portico/widgets';
import { mount } from 'svelte';
import App from './app.svelte';

connectPortal({ server: 'https://portal.example', key: 'pk_…', session: '/portico-session' });
defineAll();

const target = document.querySelector('#root');
if (target) mount(App, { target });
