import type { Activity } from '../../protocol/activity.ts';
import { titleIdToHex } from '../../protocol/ids.ts';
import { formatActivationLink, linkScheme } from '../../protocol/link.ts';

/** The link that the system would send when `joiner` joins this activity from a profile. */
export const activityLink = ({ id, titleId, ownerXuid }: Activity, joiner: string): string =>
  formatActivationLink({
    kind: 'activity-handle',
    scheme: linkScheme(titleId === undefined ? 'ms-xbl-multiplayer' : `ms-xbl-${titleIdToHex(titleId)}`),
    handle: id,
    joinerXuid: joiner,
    ...(ownerXuid !== undefined && { joineeXuid: ownerXuid }),
    extra: [],
  });
