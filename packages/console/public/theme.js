// Runs before the first paint, so that a light-theme reader never sees a dark flash. A file, because the CSP forbids inline scripts.
// Dark unless the reader chose otherwise. Kept in step with src/app/theme.ts.
(() => {
  let chosen;
  try {
    chosen = localStorage.getItem('theme');
  } catch {
    // Storage may be blocked; then it is dark.
  }
  const light = chosen === 'light' || (chosen === 'system' && matchMedia('(prefers-color-scheme: light)').matches);
  document.documentElement.dataset.theme = light ? 'light' : 'dark';
})();
