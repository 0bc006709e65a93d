// Draws the sample newsroom's pictures: `node tests/sample/draw.ts [name…]`, all of them without a name.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Picture, printed } from './kit/print.ts';
import { anaReyes } from './portraits/ana-reyes.ts';
import { josephineOkafor } from './portraits/josephine-okafor.ts';
import { liWen } from './portraits/li-wen.ts';
import { marcusHale } from './portraits/marcus-hale.ts';
import { ruthLindqvist } from './portraits/ruth-lindqvist.ts';
import { tomaszBrandt } from './portraits/tomasz-brandt.ts';
import { bakeryWindow } from './scenes/bakery-window.ts';
import { buoyWorkshop } from './scenes/buoy-workshop.ts';
import { canneryLofts } from './scenes/cannery-lofts.ts';
import { councilChamber } from './scenes/council-chamber.ts';
import { ferryTerminal } from './scenes/ferry-terminal.ts';
import { fishAuction } from './scenes/fish-auction.ts';
import { islandTurbine } from './scenes/island-turbine.ts';
import { libraryRods } from './scenes/library-rods.ts';
import { lighthouseStorm } from './scenes/lighthouse-storm.ts';
import { marketStreet } from './scenes/market-street.ts';
import { marshHeron } from './scenes/marsh-heron.ts';
import { nightBus } from './scenes/night-bus.ts';
import { observatory } from './scenes/observatory.ts';
import { orchard } from './scenes/orchard.ts';
import { orchestra } from './scenes/orchestra.ts';
import { railBridge } from './scenes/rail-bridge.ts';
import { rowingFour } from './scenes/rowing-four.ts';
import { schoolGarden } from './scenes/school-garden.ts';
import { seaWall } from './scenes/sea-wall.ts';
import { seagrassDiver } from './scenes/seagrass-diver.ts';
import { shipyardCrane } from './scenes/shipyard-crane.ts';
import { soccerFloodlights } from './scenes/soccer-floodlights.ts';
import { theaterStage } from './scenes/theater-stage.ts';
import { tideGauge } from './scenes/tide-gauge.ts';

const pictures: Picture[] = [
  seaWall,
  councilChamber,
  fishAuction,
  lighthouseStorm,
  seagrassDiver,
  buoyWorkshop,
  islandTurbine,
  libraryRods,
  ferryTerminal,
  bakeryWindow,
  theaterStage,
  rowingFour,
  soccerFloodlights,
  schoolGarden,
  railBridge,
  canneryLofts,
  marketStreet,
  marshHeron,
  nightBus,
  shipyardCrane,
  observatory,
  orchestra,
  orchard,
  tideGauge,
  anaReyes,
  liWen,
  tomaszBrandt,
  josephineOkafor,
  marcusHale,
  ruthLindqvist,
];

const photos = join(import.meta.dirname, '../../content/photos');
const wanted = process.argv.slice(2);
const short = (picture: Picture) => picture.name.slice(picture.name.indexOf('/') + 1);

const unknown = wanted.filter((name) => !pictures.some((picture) => short(picture) === name));
if (unknown.length > 0) {
  console.error(`No picture is called ${unknown.join(', ')}. There are: ${pictures.map(short).join(', ')}.`);
  process.exit(1);
}

for (const picture of pictures) {
  if (wanted.length > 0 && !wanted.includes(short(picture))) continue;
  const file = join(photos, `${picture.name}.jpg`);
  await mkdir(dirname(file), { recursive: true });
  const jpeg = await printed(picture, 130_000);
  await writeFile(file, jpeg);
  console.log(`${picture.name}.jpg ${Math.round(jpeg.byteLength / 1000)} kB`);
}
