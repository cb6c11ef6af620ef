/** The steps that browsers have; 1 is the size that the window is drawn for. */
export const ZOOM_FACTORS = [0.5, 0.67, 0.75, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3] as const;

/** The next step up or down; null at the end. */
export const zoomStep = (factor: number, by: 1 | -1): number | null =>
  (by > 0 ? ZOOM_FACTORS.find((one) => one > factor) : ZOOM_FACTORS.findLast((one) => one < factor)) ?? null;

export const percent = (factor: number): number => Math.round(factor * 100);
