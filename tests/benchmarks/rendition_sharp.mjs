// Renditions as users of sharp write them: a pipeline a size and format, a few photos at a time.
//
// PEERS=FOLDER node rendition_sharp.mjs PHOTOS OUT '{"widths": [320], "formats": ["webp"], "webp": {"quality": 78}, …}'
//
// FOLDER is where `npm install --prefix FOLDER sharp` put it. Concurrency, cache and thread pool are sharp's defaults.

import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import { basename, extname, join } from "node:path";

const sharp = createRequire(`${process.env.PEERS}/`)("sharp");
const [photos, out, json] = process.argv.slice(2);
const wanted = JSON.parse(json);

async function renditions(name) {
  const stem = basename(name, extname(name));
  await Promise.all(
    wanted.widths.flatMap((width) =>
      wanted.formats.map((format) =>
        sharp(join(photos, name))
          .rotate()
          .resize({ width, withoutEnlargement: true })
          [format](wanted[format])
          .toFile(join(out, `${stem}-${width}.${format === "jpeg" ? "jpg" : format}`)),
      ),
    ),
  );
}

const waiting = readdirSync(photos).sort();
async function worker() {
  for (let name = waiting.shift(); name; name = waiting.shift()) await renditions(name);
}
await Promise.all(Array.from({ length: availableParallelism() }, worker));
