// Saves the section form of an application while it is being typed, and keeps a copy on this computer
// until the server has acknowledged the text. Without this script the ordinary buttons do the same work.
// Every word shown comes from data attributes in the page. The contract with the server is in README.md.
(() => {
  'use strict';

  const PAUSE = 1500, LOCAL_PAUSE = 300, TIMEOUT = 20000, WEEK = 7 * 24 * 3600 * 1000;
  const DB = 'smotr-drafts', STORE = 'drafts';
  const shared = document.documentElement.dataset.sharedComputer === '1';

  const uuid = () => {
    if (crypto.randomUUID) return crypto.randomUUID();
    const b = crypto.getRandomValues(new Uint8Array(16));
    b[6] = (b[6] & 15) | 64;
    b[8] = (b[8] & 63) | 128;
    const h = Array.from(b, (x) => x.toString(16).padStart(2, '0')).join('');
    return [h.slice(0, 8), h.slice(8, 12), h.slice(12, 16), h.slice(16, 20), h.slice(20)].join('-');
  };
  const within = (ms, promise) => Promise.race([promise, new Promise((done) => setTimeout(done, ms))]);

  // ---- the copy on this computer: { fields, version, time, sent, submitted } under the form's draft key ----

  const local = (() => {
    let opening;
    const open = () => {
      opening = opening || new Promise((done) => {
        try {
          const ask = indexedDB.open(DB, 1);
          ask.onupgradeneeded = () => ask.result.createObjectStore(STORE);
          ask.onsuccess = () => {
            ask.result.onversionchange = () => { ask.result.close(); opening = null; };
            done(ask.result);
          };
          ask.onerror = ask.onblocked = () => done(null);
        } catch (_) { done(null); }
      });
      return opening;
    };
    // Resolves to the result, or undefined when there is no database: never rejects.
    const run = async (mode, act) => {
      const db = await open();
      if (!db) return undefined;
      return new Promise((done) => {
        try {
          const tx = db.transaction(STORE, mode);
          const ask = act(tx.objectStore(STORE));
          tx.oncomplete = () => done(ask && 'result' in ask ? { value: ask.result } : { value: true });
          tx.onerror = tx.onabort = () => done(undefined);
        } catch (_) { done(undefined); }
      });
    };
    return {
      get: async (key) => { const r = await run('readonly', (s) => s.get(key)); return r && r.value; },
      put: async (key, value) => !shared && !!(await run('readwrite', (s) => s.put(value, key))),
      remove: (key) => run('readwrite', (s) => s.delete(key)),
      clear: () => run('readwrite', (s) => s.clear()),
      expire: () => run('readwrite', (s) => {
        const walk = s.openCursor();
        walk.onsuccess = () => {
          const at = walk.result;
          if (!at) return;
          if (!(at.value && Date.now() - at.value.time < WEEK)) at.delete();
          at.continue();
        };
      }),
    };
  })();

  // ---- fields: a plain map of name to a list of strings ----

  const clean = (text) => String(text).replace(/\r\n?/g, '\n');
  const skipped = new Set(['hidden', 'submit', 'button', 'reset', 'image', 'file', 'password']);
  const controls = (form) => Array.from(form.elements).filter((c) =>
    c.name && !c.disabled && 'value' in c && !skipped.has(c.type) && c.tagName !== 'OUTPUT' && c.tagName !== 'BUTTON');

  const read = (form, asServed) => {
    const fields = {};
    for (const c of controls(form)) {
      const list = fields[c.name] = fields[c.name] || [];
      if (c.type === 'radio' || c.type === 'checkbox') {
        if (asServed ? c.defaultChecked : c.checked) list.push(c.value);
      } else if (c.tagName === 'SELECT') {
        const all = Array.from(c.options);
        let on = all.filter((o) => (asServed ? o.defaultSelected : o.selected));
        if (asServed && !on.length && !c.multiple) on = all.filter((o) => !o.disabled).slice(0, 1);
        on.forEach((o) => list.push(o.value));
      } else {
        list.push(clean(asServed ? c.defaultValue : c.value));
      }
    }
    return fields;
  };
  const write = (form, name, values) => {
    let i = 0;
    for (const c of controls(form).filter((x) => x.name === name)) {
      if (c.type === 'radio' || c.type === 'checkbox') c.checked = values.includes(c.value);
      else if (c.tagName === 'SELECT') Array.from(c.options).forEach((o) => { o.selected = values.includes(o.value); });
      else if (i < values.length) c.value = values[i++];
      c.dispatchEvent(new Event('input', { bubbles: true }));
    }
  };
  const listed = (value) => (Array.isArray(value) ? value : [value]).map(clean);
  // White space at the ends is not content: the server may trim it.
  const flat = (list) => JSON.stringify((list || []).map((v) => v.trim()));
  const same = (a, b) => flat(a) === flat(b);
  const differing = (a, b) => Object.keys(b).filter((name) => a[name] && !same(a[name], b[name]));
  const equal = (a, b) => !differing(a, b).length;
  // What a person reads for a value: the words beside a radio button or in a list, else the text itself.
  const spoken = (form, name, values) => values.map((v) => {
    const c = controls(form).find((x) => x.name === name && (x.tagName === 'SELECT' || x.value === v));
    if (c && c.tagName === 'SELECT') { const o = Array.from(c.options).find((x) => x.value === v); return o ? o.text : v; }
    if (c && (c.type === 'radio' || c.type === 'checkbox') && c.labels && c.labels[0]) return c.labels[0].textContent.trim();
    return v;
  }).join('\n');

  // ---- one form ----

  const savers = [];

  const watch = (form) => {
    const key = form.dataset.draftKey || '';
    const line = form.querySelector('[data-save-line]');
    const words = line ? line.dataset : {};
    const versionInput = form.elements.namedItem('version');
    const version = () => (versionInput ? versionInput.value : '');

    let base = read(form, true);   // what the server has, as far as this page knows
    let flight = null;             // the promise of the request under way
    let unsure = null;             // a save whose answer never came: repeated word for word, with its command
    let stopped = '';              // '' | 'conflict' | 'session' | 'refused'
    const open = new Map();        // field name -> my text (null: it is in the field), while both texts are shown
    let openVersion = null;        // the version my open texts were written on
    let merges = 0, failures = 0;
    let pauseTimer = 0, localTimer = 0, retryTimer = 0, savingTimer = 0;
    let leaving = false, forced = false, quiet = false, note = '', kept = !shared && !!key;

    const now = () => read(form, false);
    const dirty = () => !equal(base, now());
    const unsent = () => dirty() || !!flight || !!unsure || open.size > 0;

    const show = (state, text, link) => {
      clearTimeout(savingTimer);
      if (!line) return;
      if (note && state === 'saved') text = note + ' ' + text;
      if (line.dataset.state === state && !link && line.textContent === text) return;
      line.dataset.state = state;
      line.textContent = text || '';
      if (link && words.conflictLink) {
        const a = document.createElement('a');
        a.href = link;
        a.textContent = words.conflictLink;
        a.addEventListener('click', (event) => {
          if (kept && !event.ctrlKey && !event.metaKey && !event.shiftKey) leaving = true;   // the text is in the local copy
        });
        line.append(' ', a);
      }
    };
    const showOffline = (text) => show('offline', text || (kept ? words.offline : words.unsent || words.offline));

    const keep = async (more) => {
      clearTimeout(localTimer);
      localTimer = 0;
      if (!key || shared) { kept = false; return; }
      const fields = now();
      open.forEach((mine, name) => { if (mine) fields[name] = mine; });
      kept = await local.put(key, Object.assign({
        fields, version: openVersion === null ? version() : openVersion, time: Date.now(), sent: unsure ? unsure.fields : null,
      }, more));
    };
    const forget = () => { clearTimeout(localTimer); localTimer = 0; return key ? local.remove(key) : null; };

    const later = (ms) => { clearTimeout(pauseTimer); pauseTimer = setTimeout(save, ms); };
    const retry = () => {
      failures += 1;
      const wait = Math.min(60000, 1000 * 2 ** failures) * (0.75 + Math.random() / 2);
      clearTimeout(retryTimer);
      retryTimer = setTimeout(save, wait);
    };

    const leftWords = (left, sent) => {
      const present = now();
      for (const [name, n] of Object.entries(left || {})) {
        if (!same(sent[name], present[name])) continue;
        const control = controls(form).find((c) => c.name === name);
        const spot = control && control.id && document.querySelector(`[data-words-left-for="${CSS.escape(control.id)}"]`);
        if (!spot) continue;
        spot.textContent = (n < 0 ? spot.dataset.over : spot.dataset.left || '').replace('{n}', Math.abs(n));
        spot.classList.toggle('over', n < 0);
      }
    };

    // ---- both texts under the field ----

    const compare = (name, mine, theirs, serverIsShown) => {
      const template = document.getElementById('both-texts');
      const control = controls(form).find((c) => c.name === name);
      if (!template || !control) return false;
      const place = control.closest('.field') || control.parentElement;
      place.querySelectorAll(':scope > [data-both]').forEach((old) => old.remove());
      const block = document.createElement('div');
      block.dataset.both = '';
      block.append(template.content.cloneNode(true));
      const fill = (sel, values) => { const spot = block.querySelector(sel); if (spot) spot.textContent = spoken(form, name, values); };
      fill('[data-mine]', mine);
      fill('[data-theirs]', theirs);
      const settle = (values) => {
        open.delete(name);
        block.remove();
        if (values) { quiet = true; write(form, name, values); quiet = false; }
        control.focus();
        if (!open.size) { openVersion = null; stopped = ''; }
        keep().then(() => { if (open.size) return; if (dirty()) save(); else { forget(); show('', ''); } });
      };
      const button = (sel, act) => { const b = block.querySelector(sel); if (b) b.addEventListener('click', act); };
      button('[data-take-mine]', () => settle(serverIsShown ? mine : null));
      button('[data-keep-theirs]', () => settle(serverIsShown ? null : theirs));
      place.append(block);
      return true;
    };

    // ---- answers ----

    const accepted = async (sent, answer) => {
      if (versionInput && answer.version !== undefined) versionInput.value = answer.version;
      base = Object.assign({}, base, sent.fields);
      unsure = null;
      failures = 0;
      merges = 0;
      closeDialog();
      leftWords(answer.left, sent.fields);
      if (dirty() || open.size) { await keep(); if (dirty()) later(PAUSE); } else await forget();
      show('saved', (words.saved || '').replace('{time}', answer.saved_at || ''));
    };

    // Someone else saved first. Fields only one side has touched are merged; the rest are shown side by side.
    const clashed = async (sent, answer) => {
      unsure = null;
      const mineNow = now(), clash = [];
      const mineVersion = version();
      for (const [name, value] of Object.entries(answer.theirs || {})) {
        const theirs = listed(value), mine = mineNow[name];
        if (!mine || same(mine, theirs)) { if (mine) base[name] = theirs; continue; }
        if (same(mine, base[name])) { quiet = true; write(form, name, theirs); quiet = false; base[name] = theirs; continue; }
        if (same(theirs, base[name])) continue;
        clash.push([name, mine, theirs]);
      }
      merges += 1;
      if (!clash.length && answer.theirs && answer.version !== undefined && merges < 4) {
        if (versionInput) versionInput.value = answer.version;
        if (dirty()) return later(0);
        await forget();
        return show('saved', (words.saved || '').replace('{time}', answer.saved_at || ''));
      }
      stopped = 'conflict';
      await keep();
      if (answer.version !== undefined && clash.length) {
        const shown = clash.filter(([name, mine, theirs]) => compare(name, mine, theirs, false));
        if (shown.length === clash.length) {
          if (versionInput) versionInput.value = answer.version;
          openVersion = mineVersion;
          shown.forEach(([name, , theirs]) => { open.set(name, null); base[name] = theirs; });
        }
      }
      show('conflict', words.conflict, form.dataset.conflictUrl);
    };

    const expired = () => {
      stopped = 'session';
      showOffline(words.session);
      const dialog = document.getElementById('session-ended');
      if (dialog && dialog.showModal && !dialog.open) dialog.showModal();
    };
    const closeDialog = () => {
      const dialog = document.getElementById('session-ended');
      if (dialog && dialog.open) dialog.close();
    };

    const post = async (sent) => {
      const stop = new AbortController();
      const timer = setTimeout(() => stop.abort(), TIMEOUT);
      try {
        const reply = await fetch(form.action, {
          method: 'POST', body: sent.body, credentials: 'same-origin', redirect: 'manual', cache: 'no-store', signal: stop.signal,
          keepalive: document.visibilityState === 'hidden' && sent.body.toString().length < 60000,
          headers: { Accept: 'application/json', 'X-Autosave': '1' },
        });
        let answer = null;
        if (reply.type !== 'opaqueredirect') { try { answer = await reply.json(); } catch (_) { answer = null; } }
        return { status: reply.type === 'opaqueredirect' ? 401 : reply.status, answer };
      } catch (_) {
        return { status: 0, answer: null };
      } finally {
        clearTimeout(timer);
      }
    };

    const attempt = async () => {
      await within(800, keep());
      if (leaving) return;
      const sent = unsure || (() => {
        const body = new URLSearchParams();
        for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value);
        const command = uuid();
        body.set('command', command);
        return { body, command, fields: now() };
      })();
      unsure = sent;
      // The copy remembers what is on its way: after a crash our own saved text is not taken for someone else's.
      if (kept) await within(800, keep());
      clearTimeout(savingTimer);
      savingTimer = setTimeout(() => show('saving', words.saving), 350);
      const { status, answer } = await post(sent);
      clearTimeout(savingTimer);
      if (leaving && status !== 200) return;
      if (status === 200 && answer) return accepted(sent, answer);
      if (status === 409 && answer) return clashed(sent, answer);
      await keep();
      if (status === 401) { unsure = null; return expired(); }
      if (status === 0 || status === 200 || status === 408 || status === 429 || status >= 500) {
        showOffline();
        return retry();
      }
      unsure = null;
      stopped = 'refused';
      show('conflict', (answer && answer.message) || words.refused || words.unsent || words.offline);
    };

    const save = () => {
      clearTimeout(pauseTimer);
      clearTimeout(retryTimer);
      if (flight) return flight.then(() => { if (dirty() && !stopped && !failures) return save(); });
      if (stopped || leaving || (!dirty() && !unsure)) return Promise.resolve();
      flight = attempt().catch(() => { showOffline(); retry(); }).then(() => { flight = null; });
      return flight;
    };
    const wake = () => {
      if (stopped === 'session') stopped = '';
      if (dirty() || unsure) { failures = Math.min(failures, 1); save(); }
    };

    // ---- events ----

    form.addEventListener('input', () => {
      if (quiet) return;
      note = '';
      if (stopped === 'refused') stopped = '';
      if (!localTimer) localTimer = setTimeout(keep, LOCAL_PAUSE);
      if (!stopped) later(failures ? Math.max(PAUSE, 5000) : PAUSE);
    });
    form.addEventListener('change', () => { if (!stopped && !quiet && !failures) later(30); });
    form.addEventListener('smotr:save', (event) => {
      event.preventDefault();
      if (stopped === 'session') stopped = '';
      if (dirty() || unsure) save();
      else if (line && line.dataset.state === 'saved') { const text = line.textContent; line.textContent = ''; line.textContent = text; }
    });
    form.addEventListener('submit', (event) => {
      if (event.defaultPrevented) return;
      clearTimeout(pauseTimer);
      clearTimeout(retryTimer);
      if (flight && !forced) {          // one save at a time: its answer brings the version this submit must carry
        event.preventDefault();
        const button = event.submitter;
        within(8000, flight).then(() => {
          forced = true;
          if (form.requestSubmit) form.requestSubmit(button && button.form === form ? button : undefined); else form.submit();
        });
        return;
      }
      leaving = true;
      keep({ submitted: true });
    });
    window.addEventListener('pageshow', (event) => {
      if (!event.persisted) return;
      leaving = forced = false;
      const command = form.elements.namedItem('command');
      if (command) command.value = uuid();   // this page has been submitted once: the next submit is another command
      wake();
    });
    window.addEventListener('beforeunload', (event) => {
      if (leaving || !unsent()) return;
      event.preventDefault();
      event.returnValue = '';
    });

    // ---- at load ----

    const restore = async () => {
      const copy = key && !shared ? await local.get(key) : null;
      const served = read(form, true);
      if (copy && copy.fields && Date.now() - copy.time < WEEK && !equal(served, copy.fields)) {
        const names = differing(served, copy.fields);
        const ours = String(copy.version) === String(version()) || (copy.sent && equal(served, copy.sent));
        // Typing may have begun before the answer of the database: what is being typed stays.
        const untouched = names.filter((name) => same(now()[name], served[name]));
        if (ours) {
          quiet = true;
          untouched.forEach((name) => write(form, name, copy.fields[name]));
          quiet = false;
          note = words.restored || '';
          show('saving', note);
          return save();
        }
        let shown = 0;
        openVersion = copy.version;
        names.forEach((name) => {
          if (compare(name, copy.fields[name], served[name], true)) { open.set(name, copy.fields[name]); shown += 1; }
        });
        if (!shown) openVersion = null; else show('conflict', words.conflict);
        return undefined;
      }
      if (copy) forget();
      if (dirty()) save();   // the browser itself has put typed text back
      return undefined;
    };

    savers.push({ unsent, wake, save, keep, go: () => { leaving = true; } });
    restore();
  };

  // ---- the page ----

  const start = async () => {
    if (shared) local.clear(); else local.expire();
    document.querySelectorAll('form[data-autosave]').forEach(watch);

    // A page without the form may still tell that a submitted text has arrived.
    document.querySelectorAll('[data-draft-key][data-draft-version]').forEach(async (mark) => {
      const copy = await local.get(mark.dataset.draftKey);
      if (copy && copy.submitted && Number(mark.dataset.draftVersion) > Number(copy.version)) local.remove(mark.dataset.draftKey);
    });

    const wakeAll = () => savers.forEach((s) => s.wake());
    window.addEventListener('online', wakeAll);
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') wakeAll();
      else savers.forEach((s) => { if (s.unsent()) { s.keep(); s.save(); } });
    });

    const dialog = document.getElementById('session-ended');
    if (dialog) dialog.addEventListener('click', (event) => {
      if (!(event.target instanceof Element) || !event.target.closest('[data-continue]')) return;
      dialog.close();
      wakeAll();
    });

    document.querySelectorAll('form[data-sign-out]').forEach((form) => form.addEventListener('submit', async (event) => {
      event.preventDefault();
      await within(3000, Promise.all(savers.filter((s) => s.unsent()).map((s) => s.save())));
      if (!savers.some((s) => s.unsent())) savers.forEach((s) => s.go());
      await within(1500, local.clear());
      form.submit();
    }));
  };
  start();
})();
