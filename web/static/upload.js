// Drag and drop and a progress line for form[data-upload]. Without it, or when anything is odd, the form submits itself.
// The server answers JSON to `Accept: application/json`: 2xx {"next": "/url"} or 4xx {"message": "words to show"}.
(() => {
  'use strict';
  const number = new Intl.NumberFormat(document.documentElement.lang || 'ru', { maximumFractionDigits: 1 });

  const enhance = (form) => {
    const input = form.querySelector('input[type=file]');
    const drop = form.querySelector('.drop') || form;
    const line = form.querySelector('[data-upload-line]');
    if (!input || !line) return;
    const data = form.dataset, max = Number(data.maxBytes) || 0;
    let busy = false;

    const say = (text, bad) => { line.textContent = text || ''; line.classList.toggle('bad', !!bad); };
    const tooBig = () => {
      const file = Array.from(input.files || []).find((f) => max && f.size > max);
      if (file) say((data.tooBig || '').replace('{name}', file.name).replace('{n}', number.format(file.size / 1048576)), true);
      return !!file;
    };
    const plain = () => form.submit();
    // An address that differs from this one by its fragment alone would be scrolled to and not read again.
    const go = (url) => {
      const to = new URL(url, location.href);
      const here = to.pathname === location.pathname && to.search === location.search;
      location.assign(to.href);
      if (here && to.hash) location.reload();
    };

    const send = () => {
      busy = true;
      const request = new XMLHttpRequest();
      const bar = document.createElement('progress');
      bar.max = 100;
      const text = document.createElement('span');
      line.classList.remove('bad');
      line.replaceChildren(text, bar);
      let shown = -1;
      request.upload.onprogress = (event) => {
        if (!event.lengthComputable) return;
        const n = Math.floor(event.loaded / event.total * 100);
        bar.value = n;
        if (n - shown >= 10 || n === 100) { shown = n; text.textContent = (data.progress || '').replace('{n}', n); }
      };
      request.onload = () => {
        busy = false;
        let answer = null;
        try { answer = JSON.parse(request.responseText); } catch (_) { answer = null; }
        const good = request.status >= 200 && request.status < 300;
        if (good && answer && answer.next) go(answer.next);
        else if (good) go(request.responseURL || location.href);
        else if (answer && answer.message) say(answer.message, true);
        else if (request.status >= 400 && request.status < 500) plain();
        else say(data.failed, true);
      };
      request.onerror = request.ontimeout = () => { busy = false; say(data.failed, true); };
      request.open('POST', form.action);
      request.setRequestHeader('Accept', 'application/json');
      request.setRequestHeader('X-Upload', '1');
      request.send(new FormData(form));
    };

    form.addEventListener('submit', (event) => {
      if (event.defaultPrevented || busy) { if (busy) event.preventDefault(); return; }
      if (!input.files || !input.files.length) return;       // the server says what is missing
      event.preventDefault();
      if (!tooBig()) send();
    });
    input.addEventListener('change', () => { say(''); tooBig(); });

    let depth = 0;
    const files = (event) => event.dataTransfer && Array.from(event.dataTransfer.types).includes('Files');
    const lit = (on) => { drop.classList.toggle('over', on); if (!busy && data.drop) say(on ? data.drop : ''); };
    drop.addEventListener('dragenter', (event) => { if (files(event)) { event.preventDefault(); depth += 1; if (depth === 1) lit(true); } });
    drop.addEventListener('dragover', (event) => { if (files(event)) event.preventDefault(); });
    drop.addEventListener('dragleave', (event) => { if (files(event)) { depth = Math.max(0, depth - 1); if (!depth) lit(false); } });
    drop.addEventListener('drop', (event) => {
      if (!files(event) || busy) return;
      event.preventDefault();
      depth = 0;
      lit(false);
      const taken = new DataTransfer();
      Array.from(event.dataTransfer.files).slice(0, input.multiple ? undefined : 1).forEach((f) => taken.items.add(f));
      if (!taken.files.length) return;
      input.files = taken.files;
      if (!tooBig()) form.requestSubmit();
    });
  };
  document.querySelectorAll('form[data-upload]').forEach(enhance);
})();
