import { connectPortal, defineAll } from '@portico/widgets';
import { createApp } from 'vue';
import App from './app.vue';

connectPortal({ server: 'https://portal.example', key: 'pk_…', session: '/portico-session' });
defineAll();

createApp(App).mount('#root');
