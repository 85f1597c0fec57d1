// Ctrl+S (Cmd+S) saves the section. By event.code, so the Russian layout works too.
(() => {
  'use strict';
  document.addEventListener('keydown', (event) => {
    if (event.code !== 'KeyS' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.repeat) return;
    const near = document.activeElement && document.activeElement.closest('form[data-autosave]');
    const form = near || document.querySelector('form[data-autosave]');
    if (!form) return;
    event.preventDefault();
    // autosave.js answers the event by cancelling it; when it is absent the form is submitted as by its first button.
    if (form.dispatchEvent(new CustomEvent('smotr:save', { cancelable: true }))) form.requestSubmit();
  });
})();
