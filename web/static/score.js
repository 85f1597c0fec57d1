// The sheet of an expert: keys by event.code (the Russian layout works too), the running sum, taking a mark off.
// Without this script the same marks are given by mouse or arrows, and the server adds up. Saving is autosave.js.
(() => {
  'use strict';

  const dialog = document.getElementById('score-keys');
  if (!dialog) return;
  const form = document.querySelector('form[data-score]');
  const SWITCH = 'smotr-keys';

  // ---- criteria and marks ----

  const criteria = form ? Array.from(form.querySelectorAll('[data-criterion]')) : [];
  const radios = (one) => Array.from(one.querySelectorAll('input[type=radio]'));
  const picked = (one) => radios(one).find((radio) => radio.checked);
  const list = (one) => one.querySelector('select');
  const tell = (control) => ['input', 'change'].forEach((name) => control.dispatchEvent(new Event(name, { bubbles: true })));

  const enter = (one) => {
    const control = one && (picked(one) || radios(one)[0] || list(one));
    if (!control) return;
    control.focus({ preventScroll: true });
    one.scrollIntoView({ block: 'nearest' });
  };
  const current = () => {
    const near = document.activeElement && document.activeElement.closest('[data-criterion]');
    return near && criteria.includes(near) ? near : null;
  };
  const step = (by) => {
    const at = criteria.indexOf(current());
    const to = at < 0 ? 0 : Math.min(criteria.length - 1, Math.max(0, at + by));
    enter(criteria[to]);
  };
  const give = (text) => {
    const one = current();
    const radio = one && radios(one).find((known) => known.dataset.mark === text);
    if (!radio) return false;
    radio.checked = true;
    radio.focus();
    tell(radio);
    return true;
  };
  const clear = (one) => {
    const radio = one && picked(one);
    if (!radio) return false;
    radio.checked = false;
    tell(radio);
    radio.focus();
    return true;
  };

  // ---- the running sum, and the button that takes a mark off ----

  const sum = form && form.querySelector('[data-running]');
  const number = (text) => {
    const [above, below] = String(text).split('/');
    return Number(above) / Number(below || 1);
  };
  const update = () => {
    const groups = new Map();
    criteria.forEach((one) => {
      const radio = picked(one), select = list(one);
      const value = radio ? radio.value : (select && select.value) || '';
      const off = one.querySelector('[data-clear]');
      if (off) off.hidden = !radio;
      if (value === '' || one.dataset.weight === undefined) return;
      const group = one.dataset.group || '';
      const known = groups.get(group) || { points: 0, cap: one.dataset.cap };
      known.points += number(value) * number(one.dataset.weight);
      groups.set(group, known);
    });
    if (!sum) return;
    let all = 0;
    groups.forEach(({ points, cap }) => { all += cap ? Math.min(points, number(cap)) : points; });
    const said = String(Math.round(all * 100) / 100).replace('.', sum.dataset.point);
    const text = sum.dataset.text.replace('{n}', said);
    if (sum.textContent !== text) sum.textContent = text;
  };
  if (form) {
    form.addEventListener('input', update);
    form.addEventListener('change', update);
    form.addEventListener('click', (event) => {
      const button = event.target instanceof Element && event.target.closest('[data-clear]');
      if (button) clear(button.closest('[data-criterion]'));
    });
    window.addEventListener('pageshow', update);
    update();
  }

  // ---- keys ----

  let on = true;
  try { on = localStorage.getItem(SWITCH) !== 'off'; } catch (_) { on = true; }
  const box = dialog.querySelector('[data-keys-use]');
  if (box) {
    box.checked = on;
    box.addEventListener('change', () => {
      on = box.checked;
      try { localStorage.setItem(SWITCH, on ? 'on' : 'off'); } catch (_) { /* it holds until the page is left */ }
    });
  }
  const show = () => { if (dialog.showModal && !dialog.open) dialog.showModal(); };
  document.querySelectorAll('[data-keys-open]').forEach((button) => {
    button.hidden = false;
    button.addEventListener('click', show);
  });

  const writes = (element) => element instanceof Element
    && (element.isContentEditable || element.matches('textarea, select, input:not([type=radio]):not([type=checkbox])'));
  const follow = (selector) => {
    const link = document.querySelector(selector);
    if (link) link.click();
    return !!link;
  };
  const write = (selector, inside) => {
    const field = inside && inside.querySelector(selector);
    if (field) field.focus();
    return !!field;
  };

  const acts = {
    KeyJ: () => { step(1); return criteria.length > 0; },
    KeyK: () => { step(-1); return criteria.length > 0; },
    Equal: () => give('10'),
    Backspace: () => clear(current()),
    BracketLeft: () => follow('[data-works] a[rel=prev]'),
    BracketRight: () => follow('[data-works] a[rel=next]'),
    KeyO: () => follow('.review-work .files a[href]'),
    KeyC: () => write('textarea', current() || criteria[0]),
    KeyN: () => write('#note', form),
  };

  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing || document.querySelector('dialog[open]')) return;
    const enters = event.code === 'Enter' || event.code === 'NumpadEnter';
    if (form && enters && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && !event.repeat) {
      const button = form.querySelector('button[name=go][value=next]');
      if (!button) return;
      event.preventDefault();
      form.requestSubmit(button);
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || !on) return;
    if (event.code === 'Escape' && writes(event.target) && current()) {
      event.preventDefault();
      enter(current());
      return;
    }
    if (writes(event.target)) return;
    if (event.code === 'Slash' && event.shiftKey) {
      event.preventDefault();
      show();
      return;
    }
    if (event.shiftKey) return;
    const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code);
    const act = digit ? () => give(digit[1]) : Object.hasOwn(acts, event.code) && acts[event.code];
    if (act && act()) event.preventDefault();
  });
})();
