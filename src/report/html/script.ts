/** The page's only script. Without it everything can be read; it filters, and moves the map. */
export const SCRIPT = `
document.documentElement.classList.add('has-script');
const box = document.getElementById('filter');
const items = [...document.querySelectorAll('.card, tbody tr')].filter((one) => !one.closest('.card .body'));
const texts = items.map((one) => one.textContent.toLowerCase());
const state = document.getElementById('filtered');
box.addEventListener('input', () => {
  const words = box.value.toLowerCase().split(/\\s+/).filter(Boolean);
  let shown = 0;
  items.forEach((one, i) => {
    const fits = words.every((word) => texts[i].includes(word));
    one.hidden = !fits;
    if (fits) shown += 1;
  });
  for (const section of document.querySelectorAll('main section')) {
    const own = items.filter((one) => section.contains(one));
    section.hidden = own.length > 0 && own.every((one) => one.hidden);
  }
  state.textContent = words.length ? shown + ' of ' + items.length : '';
});
for (const map of document.querySelectorAll('.map')) {
  const svg = map.querySelector('svg');
  const whole = svg.viewBox.baseVal;
  const all = [whole.x, whole.y, whole.width, whole.height];
  let view = all.slice();
  const show = () => svg.setAttribute('viewBox', view.join(' '));
  const zoom = (by, x = 0.5, y = 0.5) => {
    const [w, h] = [view[2] * by, view[3] * by];
    if (w < 100 || w > all[2] * 4) return;
    view = [view[0] + (view[2] - w) * x, view[1] + (view[3] - h) * y, w, h];
    show();
  };
  for (const button of map.querySelectorAll('button'))
    button.addEventListener('click', () => {
      const by = Number(button.dataset.zoom);
      if (by) return zoom(by);
      view = all.slice();
      show();
    });
  svg.addEventListener('wheel', (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const area = svg.getBoundingClientRect();
    zoom(event.deltaY > 0 ? 1.15 : 0.87, (event.clientX - area.x) / area.width, (event.clientY - area.y) / area.height);
  }, { passive: false });
  let from;
  svg.addEventListener('pointerdown', (event) => {
    from = [event.clientX, event.clientY];
    svg.setPointerCapture(event.pointerId);
  });
  svg.addEventListener('pointerup', () => { from = undefined; });
  svg.addEventListener('pointermove', (event) => {
    if (!from) return;
    const scale = view[2] / svg.getBoundingClientRect().width;
    view[0] -= (event.clientX - from[0]) * scale;
    view[1] -= (event.clientY - from[1]) * scale;
    from = [event.clientX, event.clientY];
    show();
  });
}
`;
