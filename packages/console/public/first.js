// Runs before the first paint and before the console's own scripts have arrived. A file, because the CSP forbids inline scripts.
(() => {
  // A light-theme reader never sees a dark flash: dark unless the reader chose otherwise. Kept in step with src/app/theme.ts.
  let chosen;
  try {
    chosen = localStorage.getItem('theme');
  } catch {
    // Storage may be blocked; then it is dark.
  }
  const light = chosen === 'light' || (chosen === 'system' && matchMedia('(prefers-color-scheme: light)').matches);
  document.documentElement.dataset.theme = light ? 'light' : 'dark';

  // The first question of every page but those that lead to a session; src/api/first-session.ts takes the answer.
  if (/^\/(?:sign-in|setup|join)$/.test(location.pathname)) return;
  const askedMs = Date.now();
  const asked = fetch('/api/session', { credentials: 'same-origin', headers: { accept: 'application/json' } });
  globalThis.firstSession = asked.then(
    (response) => ({ response, askedMs }),
    () => undefined,
  );
})();
