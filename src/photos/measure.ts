/**
 * The size at which a picture is shown, its EXIF orientation applied.
 *
 * @param bytes - the whole file.
 * @returns width and height in pixels; undefined when the file is not a picture that can be read.
 */
export async function measurePhoto(bytes: Buffer): Promise<{ width: number; height: number } | undefined> {
  // sharp takes a tenth of a second to load, and most builds meet no new picture.
  const { default: sharp } = await import('sharp');
  try {
    const { autoOrient } = await sharp(bytes).metadata();
    return { width: autoOrient.width, height: autoOrient.height };
  } catch {
    return undefined;
  }
}
