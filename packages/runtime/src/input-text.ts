import type { FieldFault } from '@portico/domain/fault';
import { msg, str } from '@portico/ui/msg';

/** Which field could not be taken, what is wrong with it, and what to do. */
export function inputText({ path, key }: FieldFault): string {
  const name = nameOf(path);
  if (key === 'required')
    return msg(str`“${name}” is missing. Fill it in and send it again.`, { id: 'runtime.input.required' });
  if (key === 'too_long')
    return msg(str`“${name}” is too long. Shorten it and send it again.`, { id: 'runtime.input.long' });
  return msg(str`“${name}” has a form we cannot read. Check it and send it again.`, {
    id: 'runtime.input.form',
  });
}

/** `claim.sites.0.cityName` is the city name of whoever typed it. */
function nameOf(path: string): string {
  const names = path.split('.').filter((part) => !/^\d+$/.test(part));
  return (names.at(-1) ?? path).replaceAll(/(?=[A-Z])/g, ' ').toLowerCase();
}
