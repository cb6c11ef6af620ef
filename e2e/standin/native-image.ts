import { refuseUnknown, strict } from './missing.ts';

const PNG = 'data:image/png;base64,';

/** Holds what it was given and shows nothing of it; only PNG as a data URL. */
class NativeImage {
  private readonly representations = new Map<number, string>();

  addRepresentation(options: Electron.AddRepresentationOptions): void {
    refuseUnknown(options, ['scaleFactor', 'dataURL'], 'AddRepresentationOptions');
    const { scaleFactor = 1, dataURL = '' } = options;
    if (dataURL.startsWith(PNG)) this.representations.set(scaleFactor, dataURL);
  }

  isEmpty(): boolean {
    return this.representations.size === 0;
  }

  getScaleFactors(): number[] {
    return [...this.representations.keys()];
  }
}

export type StandinImage = NativeImage;

export const isImage = (value: unknown): value is StandinImage => value instanceof NativeImage;

export const nativeImage = strict(
  { createEmpty: () => strict(new NativeImage(), 'nativeImage') },
  'nativeImage',
);
