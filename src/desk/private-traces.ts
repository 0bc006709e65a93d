/** Tags of EXIF 3.0 and, the last, of DNG. */
const EXIF_DIRECTORY = 0x8769;
const GPS_DIRECTORY = 0x8825;
const LATITUDE = 2;
const LONGITUDE = 4;
const SERIAL_NUMBERS = [0xa431, 0xa435];
const CAMERA_SERIAL_NUMBER = 0xc62f;

/** What may be in a picture that concerns nobody but its photographer. */
export interface PrivateTraces {
  /** Where it was taken, by GPS. */
  position: boolean;
  /** Of the camera or a lens. */
  serialNumber: boolean;
}

/**
 * Looks for a position and serial numbers in EXIF and XMP. What camera makers write in a language of their own
 * (MakerNotes) is not understood, and not published either.
 *
 * @param exif - an EXIF structure, or a whole TIFF file, which is the same thing.
 */
export function findPrivateTraces(exif: Buffer | undefined, xmp: Buffer | undefined): PrivateTraces {
  const main = exif ? tagsOf(exif, 0) : new Map<number, number>();
  const details = exif ? tagsOf(exif, main.get(EXIF_DIRECTORY)) : main;
  const gps = exif ? tagsOf(exif, main.get(GPS_DIRECTORY)) : main;
  const packet = xmp?.toString('latin1') ?? '';
  return {
    position: gps.has(LATITUDE) || gps.has(LONGITUDE) || /:GPS(?:Latitude|Longitude)\b/.test(packet),
    serialNumber:
      SERIAL_NUMBERS.some((tag) => details.has(tag)) ||
      main.has(CAMERA_SERIAL_NUMBER) ||
      /:(?:Body|Camera|Lens)?SerialNumber\b/.test(packet),
  };
}

/**
 * The tags of a directory with their values, or the offsets of those, as 32 bits.
 *
 * @param directory - its offset; 0 for the first one. None has no tags.
 */
function tagsOf(exif: Buffer, directory: number | undefined): Map<number, number> {
  const tags = new Map<number, number>();
  const tiff = exif.toString('latin1', 0, 6) === 'Exif\0\0' ? exif.subarray(6) : exif;
  const number = (at: number, size: 2 | 4) => {
    if (at + size > tiff.length) return 0;
    return tiff[0] === 0x49 ? tiff.readUIntLE(at, size) : tiff.readUIntBE(at, size);
  };
  if (directory === undefined) return tags;
  const start = directory || number(4, 4);
  const end = Math.min(start + 2 + number(start, 2) * 12, tiff.length);
  for (let at = start + 2; at + 12 <= end; at += 12) tags.set(number(at, 2), number(at + 8, 4));
  return tags;
}
