// Live counter of words left. A word is a run of characters that are not white space;
// the server counts in the same way (`split_whitespace`), and its count decides.
(() => {
  'use strict';
  const count = (text) => (text.match(/[^\s\u0085]+/gu) || []).length;
  const update = (area) => {
    const spot = document.querySelector(`[data-words-left-for="${CSS.escape(area.id)}"]`);
    if (!spot) return;
    const left = Number(area.dataset.wordsMax) - count(area.value);
    const text = ((left < 0 ? spot.dataset.over : spot.dataset.left) || '').replace('{n}', Math.abs(left));
    if (text && spot.textContent !== text) spot.textContent = text;
    spot.classList.toggle('over', left < 0);
  };
  document.querySelectorAll('textarea[data-words-max][id]').forEach((area) => { if (area.value) update(area); });
  document.addEventListener('input', (event) => {
    if (event.target instanceof Element && event.target.matches('textarea[data-words-max][id]')) update(event.target);
  });
})();
