/**
 * Milliseconds a test waits for something to come about. It only ends what will never happen: a busy machine is slow, and
 * that proves nothing about the product.
 */
export const PATIENCE = 20_000;
