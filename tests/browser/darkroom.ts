/**
 * Before the first test, makes the renditions of the sample's pictures, for all of them: half a minute of work, unless
 * a build has done it. Their names say what is in them, so that whoever finds one there may use it.
 */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { DARKROOM, openWorkshop, printNewsroom, projectRoot } from './newsroom.ts';

export async function setup(): Promise<void> {
  using workshop = openWorkshop();
  const { code, stderr } = await printNewsroom(workshop.folder, join(projectRoot, 'content'));
  if (code !== 0) throw new Error(`The press ended with ${code}:\n${stderr}`);
  cpSync(join(workshop.folder, 'cache', 'photos'), DARKROOM, { recursive: true, force: false });
}
