// Digits take and untake lines of the checklist while nothing is being typed. By event.code, so every layout works.
(() => {
  'use strict';
  const form = document.querySelector('form[data-check]');
  if (!form) return;
  const hint = form.querySelector('[data-digits-hint]');
  if (hint) hint.hidden = false;
  const typing = (element) => element && element.matches('textarea, select, input:not([type=checkbox], [type=radio])');
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.repeat) return;
    const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code);
    if (!digit || typing(document.activeElement)) return;
    const box = form.querySelector(`[data-digit="${digit[1]}"]`);
    if (!box) return;
    event.preventDefault();
    box.click();
  });
})();
