// «3 days left» that keeps itself true. The clock is the server's: data-now is its time when the page was made.
// Days from 48 hours up, hours from 2 hours up, then minutes; seconds only in the last ten, if data-clock is given.
(() => {
  'use strict';
  const rules = new Intl.PluralRules(document.documentElement.lang || 'ru');
  const title = (s) => s[0].toUpperCase() + s.slice(1);
  const clocks = Array.from(document.querySelectorAll('time[data-countdown]'), (node) => {
    const now = Date.parse(node.dataset.now || '');
    return { node, end: Date.parse(node.dataset.countdown || node.dateTime), shift: Number.isNaN(now) ? 0 : now - Date.now() };
  }).filter((c) => !Number.isNaN(c.end));
  if (!clocks.length) return;

  const phrase = (data, unit, n) => {
    const text = data[unit + title(rules.select(n))] || data[unit + 'Other'] || data[unit + 'Many'];
    return text ? text.replace('{n}', n) : '';
  };
  const say = (data, left) => {
    const minutes = Math.floor(left / 60000), hours = Math.floor(minutes / 60);
    if (left <= 0) return data.past || '';
    if (hours >= 48) return phrase(data, 'days', Math.floor(hours / 24));
    if (minutes >= 120) return phrase(data, 'hours', hours);
    if (minutes < 10 && data.clock) {
      const s = Math.floor(left / 1000);
      return data.clock.replace('{m}', Math.floor(s / 60)).replace('{s}', String(s % 60).padStart(2, '0'));
    }
    return (minutes < 1 && data.under) || phrase(data, 'minutes', Math.max(1, minutes));
  };
  const tick = () => {
    let fine = false;
    for (const { node, end, shift } of clocks) {
      const left = end - (Date.now() + shift);
      const text = say(node.dataset, left);
      if (text && node.textContent !== text) node.textContent = text;
      node.classList.toggle('soon', left > 0 && left < 48 * 3600000);
      node.classList.toggle('late', left <= 0);
      if (left > -2000 && left < 11 * 60000) fine = true;
    }
    clearTimeout(timer);
    timer = setTimeout(tick, fine ? 1000 : 20000);
  };
  let timer = 0;
  tick();
  document.addEventListener('visibilitychange', () => { if (!document.hidden) tick(); });
})();
