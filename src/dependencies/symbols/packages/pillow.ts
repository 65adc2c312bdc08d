import type { MinedPackage } from '../mined.ts';

/** Made by `./wherefrom-dev mine --write`. */
export const mined: MinedPackage = {
  name: 'pillow',
  modules: ['PIL'],
  flaws: [
    {
      ids: ['CVE-2022-24303', 'GHSA-9j59-75qj-795w', 'PYSEC-2022-168'],
      releases: ['9.0.0', '9.0.1'],
      by: 'size',
      symbols: [
        'PIL.ImageMath.eval',
        'PIL.ImageShow.MacViewer.show_file',
        'PIL.ImageShow.UnixViewer.show_file',
      ],
    },
    {
      ids: ['CVE-2023-44271', 'PYSEC-2023-227'],
      releases: ['9.5.0', '10.0.0'],
      by: 'place',
      symbols: [
        'PIL.ImageDraw.ImageDraw._multiline_spacing',
        'PIL.ImageDraw.ImageDraw.multiline_textsize',
        'PIL.ImageDraw.ImageDraw.regular_polygon',
        'PIL.ImageDraw.ImageDraw.rounded_rectangle',
        'PIL.ImageDraw.ImageDraw.textlength',
        'PIL.ImageDraw.ImageDraw.textsize',
        'PIL.ImageFont.ImageFont.getbbox',
        'PIL.ImageFont.ImageFont.getlength',
        'PIL.ImageFont.ImageFont.getsize',
      ],
    },
  ],
};
