/** The page: files in, cards out. Whatever comes from a file is set as text, never as markup. */
import { results } from './cards.ts';
import type { Answer, Question } from './messages.ts';

/** The bundle of worker.ts, put here by the build. */
declare const WORKER_SOURCE: string;

const drop = element('drop');
const chooser = element('files') as HTMLInputElement;
const list = element('results');
const status = element('status');
const clear = element('clear') as HTMLButtonElement;

const worker = new Worker(URL.createObjectURL(new Blob([WORKER_SOURCE], { type: 'text/javascript' })));
const waiting = new Map<number, { readonly card: HTMLElement; readonly file: File }>();
let next = 0;

worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
  const asked = waiting.get(data.id);
  if (!asked) return;
  waiting.delete(data.id);
  asked.card.replaceChildren(...results(asked.file, data));
  asked.card.removeAttribute('aria-busy');
  tell();
  void addDigest(asked.card, asked.file);
});
worker.addEventListener('error', (event) => {
  status.textContent = `The inspector could not start: ${event.message}`;
});

function inspect(files: Iterable<File>): void {
  const cards: HTMLElement[] = [];
  for (const file of files) {
    const card = document.createElement('li');
    card.className = 'card';
    card.setAttribute('aria-busy', 'true');
    card.textContent = `Reading ${file.name} …`;
    cards.push(card);
    waiting.set(next, { card, file });
    worker.postMessage({ id: next, file } satisfies Question);
    next += 1;
  }
  list.prepend(...cards);
  tell();
}

/** A larger file would have to be held whole in memory. */
const LARGEST_DIGEST = 256 * 1024 * 1024;

async function addDigest(card: HTMLElement, file: File): Promise<void> {
  if (file.size > LARGEST_DIGEST) return;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
  const line = document.createElement('p');
  line.className = 'facts digest';
  line.textContent = `sha256 ${Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
  card.querySelector('header')?.append(line);
}

function tell(): void {
  const done = list.childElementCount - waiting.size;
  status.textContent =
    waiting.size > 0 ? `${waiting.size} to go` : `${done} ${done === 1 ? 'file' : 'files'} inspected`;
  clear.hidden = list.childElementCount === 0 || waiting.size > 0;
}

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page lacks ${id}`);
  return found;
}

chooser.addEventListener('change', () => {
  inspect(chooser.files ?? []);
  // The same file may be chosen again.
  chooser.value = '';
});
clear.addEventListener('click', () => {
  list.replaceChildren();
  tell();
  status.textContent = '';
  chooser.focus();
});
for (const kind of ['dragenter', 'dragover'])
  addEventListener(kind, (event) => {
    event.preventDefault();
    drop.classList.add('over');
  });
addEventListener('dragleave', (event) => {
  if ((event as DragEvent).relatedTarget === null) drop.classList.remove('over');
});
addEventListener('drop', (event) => {
  event.preventDefault();
  drop.classList.remove('over');
  inspect((event as DragEvent).dataTransfer?.files ?? []);
});
