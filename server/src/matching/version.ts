/**
 * The version of keys and profiles. It is raised when `accountKeys` or `prepareParty` give something else than before: an
 * index of another version is not read, but built anew.
 */
export const matchingVersion = 1;
