import { useEffect, useState } from 'react';

/** The time, anew every second while it `runs`; in milliseconds since 1970. */
export const useNow = (runs: boolean): number => {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!runs) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [runs]);
  return now;
};
