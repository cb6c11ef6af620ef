import { isGuid } from './ids.ts';
import { formatActivationLink, linkScheme } from './link.ts';

/**
 * The link that a handle id alone stands for: an activity of any title, by nobody named, so that it is asked who
 * joins. Braces around the GUID, as some tools print it, are taken. Null when the text is no handle id.
 */
export const linkOfHandle = (text: string): string | null => {
  const handle = text.trim().replace(/^\{(.*)\}$/, '$1');
  if (!isGuid(handle)) return null;
  return formatActivationLink({
    kind: 'activity-handle',
    scheme: linkScheme('ms-xbl-multiplayer'),
    handle,
    extra: [],
  });
};
