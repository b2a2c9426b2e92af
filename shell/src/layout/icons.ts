/* Outlines for the portal's own places, on the same 20 px grid and stroke as `@portico/ui/icon/icons`. */

/** A house: home. */
export const homeIcon = 'M3.5 9 10 3.5 16.5 9v6.5a1 1 0 0 1-1 1h-11a1 1 0 0 1-1-1zM8 16.5v-4.5h4v4.5';
/** A sheet with a tick: registered deals. */
export const dealsIcon =
  'M5 3h10a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1m2.5 7.25 1.75 1.75 3.5-4';
/** A tray: the deal desk's queue. */
export const deskIcon = 'M3 11.5 5 4.5h10l2 7v3.5a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1zm0 0h4l1 2h4l1-2h4';
/** A building: customers' accounts. */
export const accountsIcon =
  'M4.5 16.5v-12a1 1 0 0 1 1-1h6a1 1 0 0 1 1 1v12m0-9H15a1 1 0 0 1 1 1v8M3 16.5h14M7.500 7h2m-2 3h2m-2 3h2';
/** A sheet with rules: the policy. */
export const policyIcon =
  'M5 3h10a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1m2.500 4h5m-5 3h5m-5 3h3';
/** Bars: reports. */
export const reportsIcon = 'M3.5 16.500h13M6 13.500v-4M10 13.500v-9M14 13.500v-6';
/** Two sliders: settings. */
export const settingsIcon =
  'M3 6.5h6m4 0h4M3 13.5h2m4 0h8M11 8.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4M7 15.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4';
/** A person: profile. */
export const personIcon = 'M10 10a3 3 0 1 0 0-6 3 3 0 0 0 0 6M4 16.5c.600-2.5 3-4 6-4s5.4 1.5 6 4';
/** A bell: notifications. */
export const bellIcon =
  'M5.5 8.5a4.5 4.5 0 0 1 9 0c0 3.5 1.5 5 1.5 5H4s1.5-1.5 1.5-5M8.5 16.25a1.75 1.75 0 0 0 3 0';
/** A door with an arrow: sign out. */
export const leaveIcon = 'M8 3.5H4.5a1 1 0 0 0-1 1v11a1 1 0 0 0 1 1H8M8.5 10h8m-3-3 3 3-3 3';
/** A plus: a new thing. */
export const plusIcon = 'M10 4.5v11M4.5 10h11';
/** Two sheets: copy. */
export const copyIcon =
  'M7.5 7V4.5a1 1 0 0 1 1-1h7a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1H13M4.5 7.5h7a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1h-7a1 1 0 0 1-1-1v-7a1 1 0 0 1 1-1';
/** Opens to the side, in reading direction. */
export const forwardIcon = 'm8 6 4 4-4 4';
/** A broken wave: no connection. */
export const offlineIcon =
  'M3 8.5a10.5 10.5 0 0 1 4-2.3M17 8.5a10.5 10.5 0 0 0-5-2.6M6 11.5a6.5 6.5 0 0 1 2.5-1.5M10 14.5v0M4 3.5l12 13';
/** Two sides of a balance. */
export const disputesIcon =
  'M10 3.5v13M6.5 16.5h7M4 6h12M4 6l-2 5.5a2.250 2.250 0 0 0 4 0zm12 0-2 5.5a2.250 2.250 0 0 0 4 0z';
/** A page with a piece set into it: embeds. */
export const embedsIcon =
  'M4 3.5h12a1 1 0 0 1 1 1v11a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1v-11a1 1 0 0 1 1-1m-1 4h14M7 11l-1.500 1.500L7 14m6-3 1.500 1.500L13 14';
/** A glass that finds a tick: whether a customer is free. */
export const checkCustomerIcon =
  'M9 3.500a5.500 5.500 0 1 0 0 11 5.500 5.500 0 0 0 0-11m4 9.500 3.500 3.500M6.500 9l2 2 3-3.500';
