import { type ComponentType, useEffect, useState } from 'react';

/** A component whose code is not among what the window loads first. */
type LaterCode<Props> = {
  /** Null until it was fetched. */
  now(): ComponentType<Props> | null;
  fetch(): Promise<ComponentType<Props>>;
  /** Fetches it ahead of its showing. Should that fail, the showing tries again and tells. */
  fetchAhead(): void;
};

export const laterCode = <Props extends object>(
  load: () => Promise<{ default: ComponentType<Props> }>,
): LaterCode<Props> => {
  let fetched: ComponentType<Props> | null = null;
  const fetch = async (): Promise<ComponentType<Props>> => {
    fetched ??= (await load()).default;
    return fetched;
  };
  return { now: () => fetched, fetch, fetchAhead: () => void fetch().catch(() => undefined) };
};

type Found<Props> = { code: LaterCode<Props>; Content: ComponentType<Props> | null; failure?: unknown };

/**
 * Shows a component whose code is fetched when it is first shown, or was ahead of that. React's own `lazy` holds what
 * it fetched back until 300 ms after its fallback, and shows that even where the code is there already: a tab that
 * opens in 50 ms would take seven times as long. What can't be fetched is thrown, for the boundary around it.
 */
export const Later = <Props extends object>({ code, props }: { code: LaterCode<Props>; props: Props }) => {
  const [found, setFound] = useState<Found<Props>>({ code, Content: code.now() });
  // One tab in the place of another is the same element to React.
  const { Content, failure } = found.code === code ? found : { Content: code.now(), failure: undefined };
  useEffect(() => {
    if (Content) return;
    let isGone = false;
    code.fetch().then(
      (fetched) => isGone || setFound({ code, Content: fetched }),
      (error: unknown) => isGone || setFound({ code, Content: null, failure: error }),
    );
    return () => {
      isGone = true;
    };
  }, [code, Content]);
  if (failure !== undefined) throw failure;
  return Content && <Content {...props} />;
};
