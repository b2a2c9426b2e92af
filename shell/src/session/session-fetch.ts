/**
 * A `fetch` for a signed-in portal. When the server says that the session has ended it asks the person to sign in again,
 * once for all calls of the moment, and sends each call again; calls carry idempotency keys, so that is safe. Whoever
 * called only waits longer, and nothing that was typed is lost.
 *
 * @param isSignedIn whether there was a session that could end; before, a 401 is an answer like another
 * @param signInAgain asks the person; false when they will not
 */
export function createSessionFetch(
  isSignedIn: () => boolean,
  signInAgain: () => Promise<boolean>,
): typeof fetch {
  let asking: Promise<boolean> | undefined;
  return async (input, init) => {
    const response = await fetch(input, init);
    if (response.status !== 401 || !isSignedIn()) return response;
    asking ??= signInAgain().finally(() => (asking = undefined));
    return (await asking) ? fetch(input, init) : response;
  };
}
