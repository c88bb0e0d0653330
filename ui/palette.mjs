// Holds the colours of communities to what look/palette.ts says of them: each at least 3:1 on its
// ground (WCAG 1.4.11), and any two told apart as they are seen with each of the common kinds of
// colour blindness, by CIEDE2000 of the colours as Machado, Oliveira and Fernandes (2009) reckon them.
import { build } from 'esbuild';
import { differenceCiede2000, filterDeficiencyDeuter, filterDeficiencyProt, filterDeficiencyTrit, formatHex, wcagContrast } from 'culori';

const CONTRAST = 3;
const DIFFERENCE = 14;

const built = await build({ entryPoints: [new URL('src/network/look/palette.ts', import.meta.url).pathname], bundle: true, write: false, format: 'esm' });
const { palettes } = await import(`data:text/javascript;base64,${Buffer.from(built.outputFiles[0].contents).toString('base64')}`);
const sights = { all: (colour) => colour, protanopia: filterDeficiencyProt(1), deuteranopia: filterDeficiencyDeuter(1), tritanopia: filterDeficiencyTrit(1) };
const difference = differenceCiede2000();

const complain = (text) => {
  console.error(text);
  process.exitCode = 1;
};
for (const [theme, { communities, others, ground }] of Object.entries(palettes)) {
  for (const colour of [...communities, others]) {
    const contrast = wcagContrast(colour, ground);
    if (contrast < CONTRAST) complain(`${theme}: ${colour} has ${contrast.toFixed(2)}:1 on ${ground}`);
  }
  for (const [sight, see] of Object.entries(sights)) {
    communities.forEach((one, place) => communities.slice(place + 1).forEach((other) => {
      const apart = difference(formatHex(see(one)), formatHex(see(other)));
      if (apart < DIFFERENCE) complain(`${theme}: ${one} and ${other} are ${apart.toFixed(1)} apart with ${sight}`);
    }));
  }
}
