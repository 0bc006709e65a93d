/** The tag of the list of pictures in the Multi-Picture Format (CIPA DC-007), and the bytes of each entry of it. */
const ENTRIES = 0xb002;
const ENTRY_SIZE = 16;

/**
 * Corrects the list of the pictures that follow the first in one file, as telephones write them for bright screens:
 * what it calls offsets are bytes from its own beginning.
 *
 * @param index - the list's segment behind its signature, which is changed. One that is broken is left as it is.
 * @param grown - how many bytes longer the first picture has become.
 * @param moved - how many bytes the others have moved away from the list.
 */
export function moveMultiPicture(index: Buffer, grown: number, moved: number): void {
  const little = index.toString('latin1', 0, 2) === 'II';
  const read = (at: number, size: 2 | 4) => {
    if (at + size > index.length) return 0;
    return little ? index.readUIntLE(at, size) : index.readUIntBE(at, size);
  };
  const write = (at: number, value: number) => {
    if (value < 0 || value > 0xffff_ffff) return;
    if (little) index.writeUInt32LE(value, at);
    else index.writeUInt32BE(value, at);
  };

  const directory = read(4, 4);
  for (let entry = 0; entry < read(directory, 2); entry++) {
    const at = directory + 2 + entry * 12;
    if (read(at, 2) !== ENTRIES) continue;
    const list = read(at + 8, 4);
    const end = Math.min(list + read(at + 4, 4), index.length);
    for (let picture = list; picture + ENTRY_SIZE <= end; picture += ENTRY_SIZE) {
      // The first picture has the offset 0.
      if (read(picture + 8, 4) === 0) write(picture + 4, read(picture + 4, 4) + grown);
      else write(picture + 8, read(picture + 8, 4) + moved);
    }
  }
}
