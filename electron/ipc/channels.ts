/**
 * The two channels that everything goes over. In a file of their own, so that the preload, which is
 * loaded before the page and in every window, carries nothing else.
 */
export const COMMAND_CHANNEL = 'beckon:command';
export const EVENT_CHANNEL = 'beckon:event';
