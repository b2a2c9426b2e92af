import type { SessionAnswer } from '../frame/messages.ts';
import type { EmbedSettings } from '../settings.ts';
import { showsSamples } from './local.ts';
import { signsInHere } from './sign-in-way.ts';

/** What a frame is answered where the page around it names no address for a session. */
export async function answerWithout(settings: EmbedSettings): Promise<Omit<SessionAnswer, 'type'>> {
  if (showsSamples(settings)) return { samples: true };
  if (!signsInHere(settings)) return {};
  const { connect } = await import('../connect/connect.ts');
  return { session: await connect(settings) };
}
