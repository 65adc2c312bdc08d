/** Project pages as JSON: PEP 691, with what PEP 592, 658, 714, 740 and 792 add. */
import { z } from 'zod';
import { messageOf } from '../../limits/errors.ts';
import { BadPage, type IndexFile, isAsSafe, type ProjectPage } from './page.ts';

const flagOrHashes = z.union([z.boolean(), z.record(z.string(), z.string())]).nullish();
const FILE = z.object({
  filename: z.string(),
  url: z.string(),
  hashes: z.record(z.string(), z.string()).nullish(),
  'requires-python': z.string().nullish(),
  yanked: z.union([z.boolean(), z.string()]).nullish(),
  'core-metadata': flagOrHashes,
  'dist-info-metadata': flagOrHashes,
  provenance: z.string().nullish(),
});
const PAGE = z.object({
  files: z.array(FILE),
  'project-status': z.object({ status: z.string().nullish() }).nullish(),
});

/** `address` is where the page came from: URLs may be relative to it. Throws {@link BadPage}. */
export function readJsonPage(text: string, address: string): ProjectPage {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    throw new BadPage(`no JSON: ${messageOf(error)}`);
  }
  const page = PAGE.safeParse(data);
  if (!page.success) {
    const issue = page.error.issues[0];
    throw new BadPage(`no project page: ${issue?.path.join('.')}: ${issue?.message}`);
  }
  const status = page.data['project-status']?.status;
  return {
    files: page.data.files.flatMap((file) => fileOf(file, address) ?? []),
    ...(status && status !== 'active' && { status }),
  };
}

function fileOf(file: z.infer<typeof FILE>, address: string): IndexFile | undefined {
  if (!URL.canParse(file.url, address)) return undefined;
  const url = new URL(file.url, address).href.replace(/#.*$/s, '');
  if (!isAsSafe(url, address)) return undefined;
  const { yanked, hashes } = file;
  const metadata = announced(file['core-metadata']) ?? announced(file['dist-info-metadata']);
  return {
    name: file.filename,
    url,
    ...(hashes?.sha256 && { sha256: hashes.sha256.toLowerCase() }),
    ...(file['requires-python'] && { requiresPython: file['requires-python'] }),
    ...((yanked === true || typeof yanked === 'string') && { yanked: yanked === true ? '' : yanked }),
    ...(metadata !== undefined && { metadata }),
    ...(file.provenance &&
      URL.canParse(file.provenance, address) && { provenance: new URL(file.provenance, address).href }),
  };
}

function announced(flag: z.infer<typeof flagOrHashes>): string | undefined {
  if (flag === true) return '';
  return flag ? (flag.sha256?.toLowerCase() ?? '') : undefined;
}
